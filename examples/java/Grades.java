import assay.api.Assay;
import assay.api.AssayException;
import assay.api.Problem;
import assay.api.Result;
import java.nio.file.Path;

/** Grades files of evidence, and says of each requirement what is missing: {@code java Grades RULES EVIDENCE...}. */
public final class Grades {

    private Grades() {}

    /** Takes the folder of a rule set and files of evidence. */
    public static void main(String[] paths) {
        try {
            Assay assay = Assay.open(Path.of(paths[0]));
            for (int i = 1; i < paths.length; i++) {
                print(assay.evaluate(Path.of(paths[i])));
            }
        } catch (AssayException e) {
            for (Problem problem : e.problems()) {
                System.err.println(problem);
            }
            System.exit(2);
        }
    }

    private static void print(Result result) {
        System.out.println(
                result.authority() + ": " + result.overall().grade() + " (" + result.overall().score() + ")");
        for (Result.Requirement requirement : result.requirements()) {
            System.out.println("  " + requirement.id() + " " + requirement.grade());
            requirement
                    .next()
                    .ifPresent(next -> System.out.println("    for " + next.grade() + ": any of " + next.anyOf()));
            for (Result.Criterion criterion : requirement.criteria()) {
                for (Result.SetAside aside : criterion.setAside()) {
                    System.out.println("    " + criterion.id() + " not by " + aside.fact().document() + ": "
                            + aside.reason());
                }
            }
        }
    }
}
