package assay.cli;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.report.Wording;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import assay.text.Width;
import assay.whatif.Improvements;
import assay.whatif.Proposal;
import assay.whatif.ProposalWords;
import assay.words.Speaker;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.WordUtils;
import tools.jackson.core.JsonGenerator;

/**
 * What an authority could add, as it is printed.
 *
 * @param found what was found
 * @param rules the rule set
 * @param speaker what says facts in its words
 */
record Proposals(Improvements found, RuleSet rules, Speaker speaker) {

    private static final String OVERALL = "The overall grade";

    private static final int INDENT = 4;

    /**
     * As a person reads it; each proposal is a sentence, and YAML that can be added as it stands, where there are several facts
     * behind a comment for each.
     */
    String text(Width width) {
        Evaluation before = found.before();
        StringBuilder text = new StringBuilder();
        text.append(Legible.folded(before.authority()))
                .append(" (")
                .append(Width.whole(Legible.line(before.file())))
                .append(")")
                .append(rules.settings().isEmpty() ? "" : ", by " + rules.called())
                .append(": what would lead to the next grade, or further with no more to show. Each was evaluated;"
                        + " no fact and no entry of a list can be left out of it, no word that counts for less would do, and no lower"
                        + " number of those tried.\n");
        for (RequirementResult result : before.requirements()) {
            text(
                    text,
                    width,
                    StringUtils.capitalize(Wording.called(result)) + ", " + result.name(),
                    result.id(),
                    result.grade(),
                    found.of(result.id()),
                    found.isCutShort(result.id()));
        }
        text(
                text,
                width,
                "Overall",
                OVERALL,
                before.overall().evidence().grade() + " ("
                        + before.overall().evidence().score() + ")",
                found.overall().stream().toList(),
                found.isCutShort());
        return width.fit(text.toString());
    }

    private void text(
            StringBuilder text,
            Width width,
            String title,
            String what,
            String grade,
            List<Proposal> proposals,
            boolean isCutShort) {
        text.append('\n').append(title).append(": ").append(grade);
        if (proposals.isEmpty()) {
            List<String> grades = rules.pack().gradeNames();
            text.append(
                    grade.startsWith(grades.get(grades.size() - 1))
                            ? ", the highest there is\n"
                            : isCutShort
                                    ? "; nothing was found to add, but not all was tried\n"
                                    : "; nothing was found to add\n");
            return;
        }
        text.append('\n');
        for (Proposal proposal : proposals) {
            text.append("  ").append(Legible.folded(sentence(what, proposal))).append('\n');
            for (Observation fact : proposal.added()) {
                if (proposal.added().size() > 1) {
                    text.append(Width.whole(comment(width, said(fact))));
                }
                text.append(Width.whole(EvidenceWriter.facts(List.of(fact), INDENT, rules)));
            }
        }
    }

    /** A comment of YAML, each of its lines marked as one. */
    private static String comment(Width width, String words) {
        String mark = " ".repeat(INDENT) + "# ";
        return mark + WordUtils.wrap(Legible.folded(words), width.letters() - mark.length(), "\n" + mark, false) + '\n';
    }

    /** For programs. */
    String json() {
        Evaluation before = found.before();
        return JsonDocument.of(json -> {
            json.writeStringProperty("authority", before.authority());
            json.writeStringProperty("file", before.file());
            json.writeStringProperty("evidenceSha256", before.evidenceSha256());
            json.writeObjectPropertyStart("rules");
            json.writeStringProperty("name", rules.pack().name());
            json.writeStringProperty("sha256", rules.sha256());
            JsonReport.values(json, "set", rules.settings());
            json.writeEndObject();
            json.writeArrayPropertyStart("requirements");
            for (RequirementResult result : before.requirements()) {
                json.writeStartObject();
                json.writeStringProperty("id", result.id());
                json.writeStringProperty("grade", result.grade());
                json.writeBooleanProperty("cutShort", found.isCutShort(result.id()));
                json(json, result.id(), found.of(result.id()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart(Pack.OVERALL);
            json.writeStringProperty("grade", before.overall().evidence().grade());
            json.writeStringProperty("score", before.overall().evidence().score());
            json.writeBooleanProperty("cutShort", found.isCutShort());
            json(json, OVERALL, found.overall().stream().toList());
            json.writeEndObject();
        });
    }

    private void json(JsonGenerator json, String what, List<Proposal> proposals) {
        json.writeArrayPropertyStart("proposals");
        for (Proposal proposal : proposals) {
            json.writeStartObject();
            json.writeStringProperty("to", proposal.to());
            json.writeStringProperty("sentence", sentence(what, proposal));
            JsonReport.texts(json, "meets", proposal.criteria());
            JsonReport.texts(json, "contradicted", proposal.contradicted());
            json.writeArrayPropertyStart("facts");
            for (Observation fact : proposal.added()) {
                json.writeStartObject();
                JsonReport.recorded(json, fact);
                json.writeStringProperty("says", said(fact));
                json.writeStringProperty("yaml", EvidenceWriter.facts(List.of(fact), 0, rules));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private String sentence(String what, Proposal proposal) {
        return new ProposalWords(speaker).sentence(what, proposal);
    }

    private String said(Observation fact) {
        return new ProposalWords(speaker).said(fact);
    }
}
