package assay.language;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.ruleset.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The keys of the YAML files that a rule set is made of: which may stand where, and what each says. */
final class RuleSetKeys {

    /** In the place of a key that is a name which the file gives. */
    private static final String ANY = "*";

    /** All of them, file by file. */
    static final List<Key> ALL;

    /**
     * A key.
     *
     * @param file the file in which it stands, by its name
     * @param path the keys that lead there
     * @param name what it is called
     * @param below whether other keys or a list stand below it, and no text
     * @param says what stands there, in a few words
     */
    record Key(String file, List<String> path, String name, boolean below, String says) {

        private boolean isAt(List<String> place) {
            return path.size() == place.size()
                    && IntStream.range(0, path.size())
                            .allMatch(i -> path.get(i).equals(place.get(i))
                                    || (path.get(i).equals(ANY) && !place.get(i).equals(YamlSpot.ITEM)));
        }
    }

    static {
        List<Key> all = new ArrayList<>();
        file(all, RuleFiles.PACK, """
                name: what the rule set is called in results
                about: what the rules are about, where that is not evidence
                title: what results are headed with
                source: the document whose criteria these are
                extends: the rule set that this one begins with, whose rules stand here as well
                without/: rules or criteria of that rule set, and of what is used in common, that are left out
                interpretation: the reading that this rule set decides otherwise
                reads: how it decides it, in a sentence
                uses/: the rules that most rule sets have in common and that stand here as well
                rests-on/: where the source has what the rules that are used in common say
                rests-on/*/source: where the source has it
                rests-on/*/interpretation: the readings that it rests on
                parameters/: numbers and days of the rule set that is extended which are others here
                parameters/*/value: what it is here
                parameters/*/source: where that stands
                parameters/*/interpretation: the reading that it rests on
                grades/: the grades from the lowest to the highest
                grades/-/id: what rules call it; its name where nothing is said
                grades/-/name: what files of evidence and results call it
                grades/-/value: what it is worth in the overall score
                grades/-/met: whether a requirement with it counts as met
                requirements/: the requirements in the order in which results list them
                requirements/-/id: what criteria, rules and files of evidence call it
                requirements/-/number: its number in the source
                requirements/-/name: what it is about
                requirements/-/weight: how much its grade weighs in the overall score, a whole number from 1
                total-weight: what the overall score is divided by, the sum of all weights
                elsewhere/: names that people use and that have no grade of their own
                elsewhere/-/id: the name
                elsewhere/-/see: the requirement that has its grade
                elsewhere/-/says: what whoever looks for it is told
                agreements/: how an overall grade and what the interviewee said of it can differ
                agreements/-/id: what rules call it; its name where nothing is said
                agreements/-/name: what results call it
                tables/: what the source calls the tables of grades in a study
                """);
        file(all, Parameters.FILE, """
                */value: what it is, a whole number or a day
                */unit: what it counts
                */from: the lowest value that makes sense
                */to: the highest value that makes sense
                */source: where the source has it
                */interpretation: the reading that it rests on
                */says: what it decides, in a few words
                """);
        file(all, RuleFiles.INTERPRETATIONS, """
                -/id: what rules and results call it
                -/question: what the source leaves open
                -/decided: how it was decided
                -/why: for which reason
                -/by: who decided it
                -/source: where the source leaves it open
                """);
        file(all, RuleFolder.MEANINGS, """
                kinds/: what kinds of evidence mean to whoever records it
                kinds/*/says: what it is
                kinds/*/source: where the source has it
                kinds/*/fields/: what its fields mean
                lists/: what the words of lists mean
                """);
        file(all, RuleFolder.INTERVIEW_FORM, """
                columns/: the columns of an export, and what becomes of each
                columns/-/column: what it is called
                columns/-/also/: what else it is called
                columns/-/fills: the field of evidence that it fills
                columns/-/words/: what it says in place of a word of that field
                columns/-/contact-detail: whether it is a detail of a person, which is never carried
                columns/-/not-carried: why it is not carried
                questions/: what the questions about requirements are called
                questions/-/question: what it is called
                questions/-/also/: what else it is called
                questions/-/requirement: the requirement that it asks about
                answers/: the columns that every question has
                answers/-/column: what it is called, behind the question
                answers/-/also/: what else it is called
                answers/-/fills: the field of evidence that it fills
                answers/-/words/: what it says in place of a word of that field
                answers/-/contact-detail: whether it is a detail of a person, which is never carried
                answers/-/not-carried: why it is not carried
                apart: the field of an interview by which two of one authority are told apart
                """);
        file(all, RuleFolder.EQUIVALENT_MUTANTS, """
                -/rule: the rule, by its name
                -/mutation: what of it is changed, as it is printed
                -/reason: why no evidence can tell
                """);
        ALL = List.copyOf(all);
    }

    private RuleSetKeys() {}

    private static void file(List<Key> all, String name, String keys) {
        keys.lines().forEach(line -> {
            String[] halves = line.split(": ", 2);
            List<String> path = List.of(halves[0].split("/"));
            int last = path.size() - 1;
            all.add(new Key(name, path.subList(0, last), path.get(last), halves[0].endsWith("/"), halves[1]));
        });
    }

    /**
     * The keys that may stand at a place, in the order in which they are written.
     *
     * @param file the file, by its name
     * @param path the keys that lead there, with {@link YamlSpot#ITEM} for a list
     */
    static List<Key> at(String file, List<String> path) {
        return ALL.stream()
                .filter(key -> key.file.equals(file) && key.isAt(path))
                .toList();
    }

    /** The words of which the value of a key is one, where there are few. */
    static List<String> words(String file, List<String> path) {
        return switch (file + "/" + String.join("/", path)) {
            case RuleFiles.PACK + "/about" -> Subjects.words();
            case RuleFiles.PACK + "/grades/-/met" -> List.of("true", "false");
            default -> List.of();
        };
    }
}
