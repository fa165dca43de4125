package assay.words;

import assay.drl.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What the terms of a rule refer to. */
final class Terms {

    private Terms() {}

    /** A field, a field of a field, or a call with brackets behind its name. */
    static Optional<String> path(Term term) {
        if (term instanceof Term.Name name && !name.name().startsWith("$")) {
            return Optional.of(name.name());
        }
        if (term instanceof Term.Member member && !member.isWord()) {
            return path(member.of()).map(of -> of + "." + member.name());
        }
        if (term instanceof Term.IfThere there) {
            return path(there.of());
        }
        if (term instanceof Term.Call call && !call.made()) {
            boolean getter = call.arguments().isEmpty() && call.name().matches("(?:get|is)[A-Z].*");
            String name = getter
                    ? StringUtils.uncapitalize(call.name().replaceFirst("^(?:get|is)", ""))
                    : call.arguments().isEmpty() ? call.name() : call.name() + "()";
            return call.of() == null ? Optional.of(name) : path(call.of()).map(of -> of + "." + name);
        }
        return Optional.empty();
    }

    /** Of what a term is a part: {@code agencies} in {@code agencies.size} and in {@code agencies.size()}. */
    static Term owner(Term term) {
        if (term instanceof Term.Member member) {
            return member.of();
        }
        if (term instanceof Term.IfThere there) {
            return owner(there.of());
        }
        return term instanceof Term.Call call && call.of() != null ? call.of() : term;
    }

    /** A day that lies some days from another: {@code held.plusMonths( 6 )}. */
    static boolean isDayApart(Term term) {
        return term instanceof Term.Call call
                && call.of() != null
                && call.arguments().size() == 1
                && call.name().matches("(?:plus|minus)(?:Days|Weeks|Months|Years)");
    }

    static Optional<String> root(Term term) {
        if (term instanceof Term.Name name) {
            return name.name().startsWith("$") ? Optional.of(name.name()) : Optional.empty();
        }
        if (term instanceof Term.Member member) {
            return root(member.of());
        }
        return term instanceof Term.Call call && call.of() != null ? root(call.of()) : Optional.empty();
    }

    /** The same without the variable in front. */
    static Term stripped(Term term) {
        if (term instanceof Term.Member member) {
            return member.of() instanceof Term.Name
                    ? new Term.Name(member.start(), member.name())
                    : new Term.Member(member.start(), stripped(member.of()), member.name());
        }
        if (term instanceof Term.Call call && call.of() != null) {
            Term of = call.of() instanceof Term.Name ? null : stripped(call.of());
            if (of == null && call.arguments().isEmpty() && !call.name().matches("(?:get|is)[A-Z].*")) {
                return new Term.Name(call.start(), call.name());
            }
            return new Term.Call(call.start(), of, call.name(), call.arguments(), false);
        }
        return term;
    }

    static Optional<BigDecimal> number(Term term) {
        return term instanceof Term.Literal literal && literal.value() instanceof BigDecimal number
                ? Optional.of(number)
                : Optional.empty();
    }

    static String name(@Nullable Term term) {
        return term instanceof Term.Name name ? name.name() : "";
    }

    static void operations(Term term, List<Term.Operation> into) {
        if (term instanceof Term.Operation operation) {
            if ("||".equals(operation.operator())) {
                operations(operation.left(), into);
                operations(operation.right(), into);
            } else {
                into.add(operation);
            }
        }
    }
}
