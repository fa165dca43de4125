package assay.report;

import assay.text.Legible;
import assay.words.Block;
import assay.words.PolicyDocument;
import assay.words.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule set in words, as one page that needs nothing else. */
public final class DocumentHtml {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --faint: #595959; --line: #d0d0d0; --mark: #1d4f91; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6e6e6; --paper: #16181c; --faint: #a3a8b0; --line: #3a3f47; --mark: #8ab4f0; }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; }
            main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
            h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
            h2 { font-size: 1.375rem; line-height: 1.3; margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
            h3 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
            h4 { font-size: 1rem; font-style: italic; font-weight: normal; margin: 1rem 0 .25rem; }
            p { margin: .5rem 0; }
            a { color: var(--mark); }
            a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; border-radius: 2px; }
            .skip { position: absolute; left: -100rem; }
            .skip:focus { position: static; display: inline-block; margin-bottom: 1rem; }
            :target { scroll-margin-top: 1rem; }
            li:target { outline: 2px solid var(--mark); outline-offset: .3rem; }
            nav ol { list-style: none; padding: 0; }
            nav li { margin: .25rem 0; }
            .clauses { list-style: none; margin: 0; padding: 0; }
            .clauses li { position: relative; padding-left: 2.75rem; margin: .6rem 0; overflow-wrap: anywhere; }
            .number { position: absolute; left: 0; color: var(--faint); font-variant-numeric: tabular-nums; }
            .origin { display: block; color: var(--faint); font: .8em/1.4 system-ui, sans-serif; }
            dl { margin: 0; }
            dt { font-weight: bold; margin-top: .9rem; }
            dd { margin: 0; overflow-wrap: anywhere; }
            @media (max-width: 30rem) { .clauses li { padding-left: 0; } .number { position: static; margin-right: .4rem; } }
            @media print {
              :root { --ink: #000000; --paper: #ffffff; --faint: #444444; --line: #999999; --mark: #000000; }
              body { font-size: 10.5pt; }
              main { max-width: none; padding: 0; }
              h2, h3, h4, dt { break-after: avoid; }
              .clauses li, dd { break-inside: avoid; }
              a { color: inherit; text-decoration: none; }
              .skip { display: none; }
              li:target { outline: none; }
            }
            """;

    /** The page loads nothing and runs nothing; its one style sheet is let through by what it says. */
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256("\n" + STYLE) + "'; base-uri 'none'; form-action 'none'";

    /** Where a text refers to clauses of this document, and the numbers there. */
    private static final Pattern CLAUSES =
            Pattern.compile("(?:On it rests? |The same as in )clauses? [0-9]+(?:, [0-9]+)*(?:,? and [0-9]+)?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final StringBuilder html = new StringBuilder();

    private DocumentHtml() {}

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The whole page. */
    public static String of(PolicyDocument document) {
        DocumentHtml writer = new DocumentHtml();
        writer.page(document);
        return writer.html.toString();
    }

    private void page(PolicyDocument document) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n<title>")
                .append(safe(document.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<a class=\"skip\" href=\"#")
                .append(
                        document.sections().isEmpty()
                                ? ""
                                : document.sections().get(0).anchor())
                .append("\">To the first section</a>\n<h1>")
                .append(safe(document.title()))
                .append("</h1>\n<p>")
                .append(safe(document.source()))
                .append("</p>\n<p>")
                .append(safe(Wording.madeFrom(document.name())))
                .append("</p>\n<nav aria-label=\"Contents\">\n<ol>\n");
        for (Section section : document.sections()) {
            html.append("<li><a href=\"#")
                    .append(section.anchor())
                    .append("\">")
                    .append(safe(section.title()))
                    .append("</a></li>\n");
        }
        html.append("</ol>\n</nav>\n");
        document.sections().forEach(section -> section(section, 2));
        html.append("</main>\n</body>\n</html>\n");
    }

    private void section(Section section, int depth) {
        String heading = "h" + Math.min(depth, 4);
        html.append("<section id=\"")
                .append(section.anchor())
                .append("\">\n<")
                .append(heading)
                .append('>')
                .append(safe(section.title()))
                .append("</")
                .append(heading)
                .append(">\n");
        List<Block> blocks = section.blocks();
        section.blocks().stream()
                .filter(Block.Text.class::isInstance)
                .limit(blocks.isEmpty() || !(blocks.get(0) instanceof Block.Text) ? 0 : 1)
                .forEach(this::text);
        clauses(blocks);
        entries(blocks);
        blocks.stream().skip(1).filter(Block.Text.class::isInstance).forEach(this::text);
        section.sections().forEach(inner -> section(inner, depth + 1));
        html.append("</section>\n");
    }

    private void text(Block block) {
        if (block instanceof Block.Text text) {
            html.append("<p>").append(linked(safe(text.text()))).append("</p>\n");
        }
    }

    private void clauses(List<Block> blocks) {
        List<Block.Clause> clauses = blocks.stream()
                .filter(Block.Clause.class::isInstance)
                .map(Block.Clause.class::cast)
                .toList();
        if (clauses.isEmpty()) {
            return;
        }
        html.append("<ol class=\"clauses\">\n");
        for (Block.Clause clause : clauses) {
            html.append("<li id=\"clause-")
                    .append(clause.number())
                    .append("\"><span class=\"number\">")
                    .append(clause.number())
                    .append("</span> ")
                    .append(safe(clause.sentence()))
                    .append(" <span class=\"origin\">")
                    .append(safe(Wording.origin(clause)))
                    .append("</span></li>\n");
        }
        html.append("</ol>\n");
    }

    private void entries(List<Block> blocks) {
        List<Block.Entry> entries = blocks.stream()
                .filter(Block.Entry.class::isInstance)
                .map(Block.Entry.class::cast)
                .toList();
        if (entries.isEmpty()) {
            return;
        }
        html.append("<dl>\n");
        for (Block.Entry entry : entries) {
            html.append("<dt>")
                    .append(safe(entry.name()))
                    .append("</dt>\n<dd>")
                    .append(linked(safe(entry.text())))
                    .append("</dd>\n");
        }
        html.append("</dl>\n");
    }

    /** A text in which numbers of clauses lead to them. */
    private static String linked(String text) {
        return CLAUSES.matcher(text)
                .replaceAll(clauses -> Matcher.quoteReplacement(
                        NUMBER.matcher(clauses.group()).replaceAll("<a href=\"#clause-$0\">$0</a>")));
    }

    /** A text in which nothing is taken for HTML. */
    private static String safe(String text) {
        return Legible.folded(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
