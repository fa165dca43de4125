package assay.ruleset;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All subjects that are registered, in the order of the alphabet. */
public final class Subjects {

    private static final List<Subject> ALL = ServiceLoader.load(Subject.class, Subject.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Subject::word))
            .toList();

    private Subjects() {}

    /** All of them. */
    public static List<Subject> all() {
        return ALL;
    }

    /** The words of all of them. */
    public static List<String> words() {
        return ALL.stream().map(Subject::word).toList();
    }

    /** The one of a word. */
    public static Optional<Subject> called(String word) {
        return ALL.stream().filter(one -> one.word().equals(word)).findFirst();
    }

    /** What a rule set is about that says nothing of it. */
    public static Subject assumed() {
        return ALL.stream().filter(Subject::isAssumed).findFirst().orElseThrow();
    }
}
