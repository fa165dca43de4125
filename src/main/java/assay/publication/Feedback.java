package assay.publication;

import assay.policy.Criterion;
import assay.report.MarkdownReport;
import assay.ruleset.Pack;
import assay.study.Authority;
import assay.study.Authority.Result;
import assay.study.Authority.Shown;
import assay.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one authority is told of a study, in Markdown: its own results, and of the others nothing but how many there are. */
final class Feedback {

    private final Study study;
    private final Map<String, Criterion> criteria = new HashMap<>();

    Feedback(Study study) {
        this.study = study;
        study.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion));
    }

    String of(Authority one) {
        StringBuilder text =
                new StringBuilder("# ").append(MarkdownReport.safe(one.name())).append("\n\n");
        if (one.isSynthetic()) {
            text.append("This authority is synthetic: it does not exist.\n\n");
        }
        if (!study.rules().settings().isEmpty()) {
            text.append("Graded by ").append(study.rules().called()).append(", as a trial.\n\n");
        }
        text.append("By the evidence: **")
                .append(one.overall().grade())
                .append("** overall, with a score of ")
                .append(one.overall().score())
                .append("; ")
                .append(study.ranking().of(one).inWords())
                .append(" among ")
                .append(study.authorities().size())
                .append(".\n");
        if (one.saidOverall() != null) {
            text.append("By your own grades: **")
                    .append(one.saidOverall().grade())
                    .append("**, ")
                    .append(one.saidOverall().score())
                    .append(" (")
                    .append(one.overallAgreement())
                    .append(").\n");
        }
        boolean interview = study.rules().pack().hasInterview();
        text.append("\n| requirement | by the evidence |")
                .append(interview ? " you said | agreement |" : "")
                .append(" minimums |\n| --- | --- |")
                .append(interview ? " --- | --- |" : "")
                .append(" --- |\n");
        for (Pack.RequirementEntry entry : study.rules().pack().requirements()) {
            Result result = one.results().get(entry.id());
            if (result != null) {
                List<String> cells = new ArrayList<>(List.of(entry.number() + ", " + entry.name(), result.grade()));
                if (result.agreement() != null) {
                    cells.add(result.said() == null ? "not rated" : result.said());
                    cells.add(result.agreement());
                }
                cells.add(result.minimumsMet() + " of " + result.minimums());
                text.append(StudyMarkdown.row(cells));
            }
        }
        for (Pack.RequirementEntry entry : study.rules().pack().requirements()) {
            Result result = one.results().get(entry.id());
            if (result != null) {
                requirement(text, entry, result);
            }
        }
        if (!one.notes().isEmpty()) {
            text.append("\n## Notes\n\n");
            one.notes()
                    .forEach(note ->
                            text.append("- ").append(MarkdownReport.safe(note)).append('\n'));
        }
        return text.append("\nWhat was not sent could not be seen: \"not shown\" does not mean \"not done\".\n")
                .toString();
    }

    private void requirement(StringBuilder text, Pack.RequirementEntry entry, Result result) {
        text.append("\n## Requirement ")
                .append(entry.number())
                .append(", ")
                .append(entry.name())
                .append(": ")
                .append(result.grade())
                .append("\n\n");
        result.reasons()
                .forEach(reason -> text.append(MarkdownReport.safe(reason)).append('\n'));
        text.append('\n');
        for (Shown shown : result.criteria()) {
            text.append("- ")
                    .append(shown.id())
                    .append(", ")
                    .append(asks(shown.id()))
                    .append(": ")
                    .append(shown.met() ? "met" : "not shown" + missing(shown))
                    .append('\n');
            shown.setAside()
                    .forEach(one -> text.append("  - ")
                            .append(MarkdownReport.safe(one.document()))
                            .append(" did not count: ")
                            .append(MarkdownReport.safe(one.reason()))
                            .append('\n'));
        }
        if (result.next() != null) {
            text.append("\nTo reach ")
                    .append(result.next().grade())
                    .append(": ")
                    .append(result.next().anyOf().stream()
                            .map(set -> String.join(" and ", set))
                            .collect(Collectors.joining(", or ")))
                    .append(".\n");
        }
    }

    private String asks(String criterion) {
        Criterion known = criteria.get(criterion);
        return known == null ? criterion : known.asks();
    }

    private static String missing(Shown shown) {
        return shown.missing().isEmpty() || shown.missing().equals(List.of(Criterion.SHOWN))
                ? ""
                : " (missing: " + String.join(", ", shown.missing()) + ")";
    }
}
