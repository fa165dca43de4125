package assay.cli;

import com.microsoft.playwright.Page;

/** The answers to what a page sends to a path, kept back until they are let come, so that much can be done meanwhile. */
public final class HeldAnswers {

    private final Page page;

    private HeldAnswers(Page page) {
        this.page = page;
    }

    /** Keeps back what is answered from now on. */
    public static HeldAnswers of(Page page, String path) {
        page.evaluate(
                "path => { const asked = window.fetch; window.answers = []; window.fetch = async (at, how) => {"
                        + " const answer = await asked(at, how);"
                        + " if (how?.method && String(at).includes(path)) {"
                        + " await new Promise(comes => window.answers.push(comes)); }"
                        + " return answer; }; }",
                path);
        return new HeldAnswers(page);
    }

    /** Waits until there are so many. */
    public void are(int times) {
        page.waitForFunction("times => window.answers.length === times", times);
    }

    /** Waits until there are so many, and lets the last of these come. */
    public void come(int answer) {
        are(answer);
        page.evaluate("answer => { window.answers[answer - 1](); }", answer);
    }
}
