package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.RuleSentences;
import assay.evaluation.Batch;
import assay.evidence.EvidenceReader;
import assay.evidence.RenamedWords;
import assay.files.InputFile;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.RuleSet;
import assay.study.EvidenceFiles;
import assay.text.HowMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done with files of evidence themselves. */
@Command(name = "evidence", synopsisSubcommandLabel = "COMMAND", description = "Changes files of evidence.")
final class EvidenceCommand {

    @Mixin
    Standard standard = new Standard();

    private final Program program;

    EvidenceCommand(Program program) {
        this.program = program;
    }

    /** A file that is to be written, and what it was when it was read. */
    private record Pending(Batch.Input input, String sha256, RenamedWords.Renamed renamed) {

        Rewritten rewritten() {
            return new Rewritten(input.path(), input.named(), sha256, renamed.text());
        }
    }

    /** Another name for something. */
    @Command(
            name = "rename-words",
            description =
                    "Brings files of evidence along where a grade, an agreement, a word, a kind of evidence or a field"
                            + " gets another name in the rule set, before that is changed or after it. All else in them stays as it"
                            + " is, to the byte; what people wrote in their own words does too, and so does what is"
                            + " expected of sentences that rules say word for word.")
    int renameWords(
            @Mixin Shared shared,
            @Parameters(paramLabel = "OLD", description = "what the files say") String old,
            @Parameters(paramLabel = "NEW", description = "what they are to say") String name,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "evidence files, or folders of them")
                    List<String> paths,
            @Option(names = "--dry-run", description = "only say how many places there are") boolean dryRun)
            throws BrokenInput {
        if (old.isBlank() || name.isBlank() || !name.equals(name.strip()) || name.matches("(?s).*\\R.*")) {
            throw new UsageException("a name has something in it, no blanks around it and no line end");
        }
        if (old.equals(name)) {
            throw new UsageException("\"" + name + "\": the other name is the same");
        }
        RuleSet rules = program.rules(shared).ruleSet();
        for (String one : List.of(old, name)) {
            if (rules.pack().requirementIds().contains(one)
                    || rules.pack().requirementIds().contains(Criterion.requirementOf(one))) {
                throw new UsageException(
                        "\"" + one + "\" is a requirement or a criterion, which is no word of evidence: by its"
                                + " name rules, results and fixtures go as well; nothing was changed");
            }
        }
        RenamedWords.both(rules, old, name).ifPresent(where -> {
            throw new UsageException("\"" + name + "\" is among " + where + " already, as \"" + old
                    + "\" is: two things would become one");
        });
        List<String> wrong = RenamedWords.wrong(rules, old, name);
        if (!wrong.isEmpty()) {
            throw new UsageException(
                    "\"" + Nearest.shown(name) + "\": " + String.join("; ", wrong) + "; nothing was changed");
        }
        List<Pending> pending =
                pending(new RenamedWords(rules, sentences(shared)::changed, old, name), EvidenceFiles.of(paths));
        Set<String> known = RenamedWords.known(rules);
        if (pending.isEmpty() && !known.contains(old) && !known.contains(name)) {
            throw new UsageException("no file says \"" + Nearest.shown(old) + "\", and "
                    + rules.pack().name() + " has nothing of this name" + Nearest.hintOr(old, known, ""));
        }
        List<Problem> problems = new ArrayList<>();
        int places = 0;
        StringBuilder text = new StringBuilder();
        for (Pending one : pending) {
            Optional<Problem> problem =
                    dryRun ? Optional.empty() : one.rewritten().write();
            problem.ifPresent(problems::add);
            if (problem.isEmpty()) {
                places += one.renamed.places();
                text.append(one.input.named())
                        .append(": ")
                        .append(HowMany.of(one.renamed.places(), "place"))
                        .append('\n');
            }
        }
        text.append(HowMany.of(places, "place"))
                .append(" in ")
                .append(HowMany.of(pending.size() - problems.size(), "file"))
                .append(dryRun ? " would be changed, and with --dry-run none was\n" : " changed\n");
        program.print(shared, text.toString());
        program.complain(problems);
        return problems.isEmpty() ? Exit.DONE : Exit.INPUT;
    }

    private RuleSentences sentences(Shared shared) throws BrokenInput {
        try {
            return RuleSentences.of(RuleFiles.read(program.rulesFolder(shared)));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    /** What is to be written, all worked out before the first is. */
    private static List<Pending> pending(RenamedWords renamed, EvidenceFiles files) throws BrokenInput {
        List<Problem> problems = new ArrayList<>(files.problems());
        List<Pending> pending = new ArrayList<>();
        for (Batch.Input input : files.inputs()) {
            try {
                byte[] content = InputFile.read(input.path(), EvidenceReader.LARGEST);
                renamed.in(input.named(), content)
                        .ifPresent(one -> pending.add(new Pending(input, EvidenceReader.sha256(content), one)));
            } catch (InputFile.Unreadable e) {
                problems.add(Problem.ofFile(input.named(), e.why()));
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new BrokenInput(problems, Exit.INPUT);
        }
        return pending;
    }
}
