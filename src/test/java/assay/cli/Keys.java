package assay.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A page as somebody has it who uses keys alone, and finds things by what the browser tells a screen reader that they are called. */
final class Keys {

    /** Who has pressed the tab key so often has given up. */
    private static final int PATIENCE = 60;

    private final Page page;
    private final CDPSession browser;

    Keys(Page page) {
        this.page = page;
        this.browser = page.context().newCDPSession(page);
    }

    /** Presses keys, one after the other. */
    Keys press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Types a text, its lines parted by the enter key. */
    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Goes on by the tab key to what is called so, or begins to be called so. */
    Keys to(String name) {
        return walk("Tab", name, PATIENCE);
    }

    /** Presses a key until what has the focus is called so. */
    private Keys walk(String key, String name, int most) {
        List<String> led = new ArrayList<>();
        while (led.size() < most) {
            press(key);
            String at = name();
            if (isCalled(at, name)) {
                return this;
            }
            led.add(at);
        }
        throw new AssertionError(
                "by " + key + " nobody comes to \"" + name + "\" of " + page.url() + "; it led to " + led);
    }

    /** Chooses a word of the list that has the focus: types its beginning, and where that leads to another looks from the top. */
    Keys choose(String word) {
        type(word.replaceFirst("\\s.*", ""));
        if (!chosen().equals(word)) {
            press("Home");
        }
        List<String> led = new ArrayList<>();
        for (String now = chosen(); !now.equals(word); now = chosen()) {
            if (led.contains(now)) {
                throw new AssertionError("\"" + word + "\" is not among " + led);
            }
            led.add(now);
            press("ArrowDown");
        }
        return this;
    }

    private String chosen() {
        return (String) page.evaluate("document.activeElement.selectedOptions[0].textContent");
    }

    /** Ticks words of the list of boxes that has the focus. */
    Keys tick(List<String> words) {
        for (String word : words) {
            if (!isCalled(name(), word)) {
                walk(word.substring(0, 1), word, PATIENCE);
            }
            press("Space");
        }
        return this;
    }

    /** Holds that the focus comes to what is called so. */
    Keys isAt(String name) {
        // As the browser's own language has patterns, which has no quotation.
        String quoted = name.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0");
        assertThat(page.locator(":focus")).hasAccessibleName(Pattern.compile("^" + quoted + "([ :]|$)"));
        return this;
    }

    private static boolean isCalled(String whole, String name) {
        return whole.equals(name) || whole.startsWith(name + " ") || whole.startsWith(name + ":");
    }

    /** What has the focus is called. */
    private String name() {
        JsonObject asked = new JsonObject();
        asked.addProperty("expression", "document.activeElement");
        JsonObject focused = browser.send("Runtime.evaluate", asked).getAsJsonObject("result");
        JsonObject about = new JsonObject();
        about.add("objectId", focused.get("objectId"));
        about.addProperty("fetchRelatives", false);
        JsonObject node = browser.send("Accessibility.getPartialAXTree", about)
                .getAsJsonArray("nodes")
                .get(0)
                .getAsJsonObject();
        JsonObject name = node.getAsJsonObject("name");
        return name == null
                ? ""
                : name.get("value").getAsString().replaceAll("\\s+(?=[,:])", "").strip();
    }
}
