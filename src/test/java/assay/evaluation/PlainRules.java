package assay.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small rule set that grades two requirements, rules to be added to it, and what all of them come to by going through
 * every combination of facts. It shares no code with the engine.
 */
final class PlainRules {

    static final String PACK = """
            name: shapes
            title: rules of every shape
            source: none
            grades:
              - {id: well-behind, name: Well Behind, value: 1, met: false}
              - {id: bit-behind, name: Bit Behind, value: 2, met: false}
              - {id: on-course, name: On Course, value: 3, met: true}
              - {id: well-ahead, name: Well Ahead, value: 4, met: true}
            requirements:
              - {id: Q1, number: "1", name: leaflets, weight: 1}
              - {id: Q2, number: "2", name: meetings, weight: 3}
            agreements:
              - agrees
              - over-optimistic
              - {id: unduly-pessimistic, name: unduly pessimistic}
              - {id: not-rated, name: not rated}
            """;

    /** What is there before any rule is made. */
    static final String FIXED = """
            package shapes

            import assay.policy.*
            import java.util.List

            declare enum AuthorityType
                COUNTY, UNITARY;
            end

            declare Authority
                type : AuthorityType
            end

            declare enum Topic
                RED, GREEN, BLUE;
            end

            declare Interview
                topic : Topic
            end

            declare Leaflet extends Fact
                name : String
                topic : Topic
                pages : int
                draft : boolean
            end

            declare Meeting extends Fact
                name : String
                topic : Topic
                people : int
            end

            declare Own0
                key : String
                topic : Topic
                size : int
            end

            declare Own1
                key : String
                topic : Topic
                size : int
            end

            declare Own2
                key : String
                topic : Topic
                size : int
            end

            rule "The requirements ask for"
                @source( "x" )
            when
            then
                insert( Criterion.minimum( "Q1.M1", "leaflets", Topic.RED, Topic.GREEN, Topic.BLUE ).atLeast( 2 ) );
                insert( Criterion.further( "Q1.F1", "colours", Topic.RED, Topic.GREEN, Topic.BLUE ).atLeast( 1 ) );
                insert( Criterion.minimum( "Q2.M1", "meetings" ) );
                insert( Criterion.minimum( "Q2.M2", "great meetings" ) );
                insert( Criterion.further( "Q2.F1", "very great meetings" ) );
            end

            rule "Q1.M1 leaflets"
                @source( "x" )
            when
                $leaflet : Leaflet( !draft, $topic : topic )
            then
                insert( new Counted( "Q1.M1", $topic, $leaflet ) );
            end

            rule "Q1.F1 leaflets of five pages"
                @source( "x" )
            when
                $leaflet : Leaflet( pages == 5, $topic : topic )
            then
                insert( new Counted( "Q1.F1", $topic, $leaflet ) );
            end

            rule "Q1.M1 drafts"
                @source( "x" )
            when
                $leaflet : Leaflet( draft )
            then
                insert( new SetAside( "Q1.M1", $leaflet, "a draft" ) );
            end

            rule "Q2.M1 meetings"
                @source( "x" )
            when
                $meeting : Meeting()
            then
                insert( Counted.whole( "Q2.M1", $meeting ) );
            end

            rule "Q2.M2 great meetings"
                @source( "x" )
            when
                $meeting : Meeting( people >= 3 )
            then
                insert( Counted.whole( "Q2.M2", $meeting ) );
            end

            rule "Q2.M2 small meetings"
                @source( "x" )
            when
                $meeting : Meeting( people < 3 )
            then
                insert( new SetAside( "Q2.M2", $meeting, "a small one" ) );
            end

            rule "Q2.F1 very great meetings"
                @source( "x" )
            when
                $meeting : Meeting( people == 5 )
            then
                insert( Counted.whole( "Q2.F1", $meeting ) );
            end

            """;

    private static final List<String> TOPICS = List.of("RED", "GREEN", "BLUE");
    private static final List<String> GRADES = List.of("Well Behind", "Bit Behind", "On Course", "Well Ahead");

    /** What a field can hold. */
    enum Domain {
        NUMBER,
        TOPIC,
        TRUTH,
        REQUIREMENT,
        CRITERION
    }

    /** What rules can ask about, in the order in which it comes to be there. */
    enum Kind {
        AUTHORITY("Authority", ".getType()", Map.of()),
        INTERVIEW("Interview", ".getTopic()", Map.of("topic", Domain.TOPIC)),
        DOCUMENT("Document", ".id()", Map.of("position", Domain.NUMBER)),
        LEAFLET("Leaflet", ".getName()", Map.of("topic", Domain.TOPIC, "pages", Domain.NUMBER, "draft", Domain.TRUTH)),
        MEETING("Meeting", ".getName()", Map.of("topic", Domain.TOPIC, "people", Domain.NUMBER)),
        OWN0("Own0", ".getKey()", Map.of("topic", Domain.TOPIC, "size", Domain.NUMBER)),
        OWN1("Own1", ".getKey()", Map.of("topic", Domain.TOPIC, "size", Domain.NUMBER)),
        COUNTED("Counted", ".part()", Map.of("criterion", Domain.CRITERION)),
        SET_ASIDE("SetAside", ".reason()", Map.of("criterion", Domain.CRITERION)),
        FINDING("Finding", ".criterion().id()", Map.of("shown", Domain.NUMBER, "atLeast", Domain.NUMBER)),
        STANDING(
                "Standing",
                ".requirement()",
                Map.of("requirement", Domain.REQUIREMENT, "minimumsMet", Domain.NUMBER, "furtherMet", Domain.NUMBER)),
        OWN2("Own2", ".getKey()", Map.of("topic", Domain.TOPIC, "size", Domain.NUMBER)),
        RATING(
                "Rating",
                ".by() + $.getId()",
                Map.of(
                        "id",
                        Domain.REQUIREMENT,
                        "rank",
                        Domain.NUMBER,
                        "weight",
                        Domain.NUMBER,
                        "given",
                        Domain.TRUTH));

        final String type;
        final String key;

        @SuppressWarnings("ImmutableEnumChecker") // it is a copy that nothing changes
        final Map<String, Domain> fields;

        Kind(String type, String key, Map<String, Domain> fields) {
            this.type = type;
            this.key = key;
            this.fields = fields;
        }

        List<String> fields(Domain domain) {
            return fields.keySet().stream()
                    .filter(field -> fields.get(field) == domain)
                    .sorted()
                    .toList();
        }
    }

    /** Something that is there. */
    record Fact(Kind kind, String key, Map<String, Object> values) {}

    /**
     * What is asked of a field: compared with a value, or with what an earlier element of the rule has bound.
     *
     * @param with a value, or the number of the element
     */
    record Constraint(String field, Domain domain, String operator, Object with, boolean bound) {

        String text() {
            if (domain == Domain.TRUTH) {
                return ("==".equals(operator) ? "" : "!") + field;
            }
            String value = bound
                    ? "$v" + with
                    : domain == Domain.TOPIC
                            ? "Topic." + with
                            : domain == Domain.NUMBER ? with.toString() : "\"" + with + "\"";
            return field + " " + operator + " " + value;
        }

        boolean holds(Fact fact, Map<Integer, Object> bound) {
            Object value = fact.values.get(field);
            Object other = this.bound ? bound.get((Integer) with) : with;
            return switch (operator) {
                case "==" -> value.equals(other);
                case "!=" -> !value.equals(other);
                case "<" -> (Integer) value < (Integer) other;
                case "<=" -> (Integer) value <= (Integer) other;
                case ">" -> (Integer) value > (Integer) other;
                default -> (Integer) value >= (Integer) other;
            };
        }
    }

    /** A fact that is asked for. */
    record Condition(Kind kind, List<Constraint> constraints) {

        String text(String binding) {
            String asked = Stream.concat(
                            constraints.stream().map(Constraint::text),
                            binding.isEmpty() ? Stream.empty() : Stream.of(binding))
                    .collect(Collectors.joining(", "));
            return kind.type + (asked.isEmpty() ? "()" : "( " + asked + " )");
        }

        List<Fact> found(Map<Kind, List<Fact>> world, Map<Integer, Object> bound) {
            return world.getOrDefault(kind, List.of()).stream()
                    .filter(fact -> constraints.stream().allMatch(one -> one.holds(fact, bound)))
                    .toList();
        }
    }

    /** How something is asked for. */
    enum Form {
        THERE,
        NOT,
        EXISTS,
        OR,
        SUM,
        SUM_OF_TWO,
        SUM_WITHOUT,
        FROM_SUM,
        COLLECTED
    }

    /**
     * What is added up twice, and held against each other.
     *
     * @param function what it is added up by the second time
     * @param sign less or more
     * @param turned whether the second stands first
     */
    record Held(String function, String sign, boolean turned) {

        String text(String first, String second) {
            return (turned ? second : first) + " " + sign + " " + (turned ? first : second);
        }

        boolean holds(Object first, Object second) {
            if (second == null) {
                return false;
            }
            double left = ((Number) (turned ? second : first)).doubleValue();
            double right = ((Number) (turned ? first : second)).doubleValue();
            return "<".equals(sign) ? left < right : left > right;
        }
    }

    /**
     * A part of what a rule asks for.
     *
     * @param number of it in its rule
     * @param conditions what it is about: one fact, or two
     * @param field what is bound, or added up, or nothing
     * @param function what it is added up by
     * @param least what that comes to at least, or 0
     * @param held what else it is held against, or nothing
     * @param branches the elements one of which must be so
     */
    record Element(
            int number,
            Form form,
            List<Condition> conditions,
            String field,
            String function,
            int least,
            Optional<Held> held,
            List<Element> branches) {

        /** One fact that is asked for, or ruled out. */
        static Element of(int number, Form form, Condition condition, String field) {
            return new Element(number, form, List.of(condition), field, "", 0, Optional.empty(), List.of());
        }

        String text() {
            Condition first = conditions.isEmpty() ? null : conditions.get(0);
            String value = field.isEmpty() ? "" : "$v" + number + " : " + field;
            String sum = "$s" + number;
            String added = sum + " : " + function + "( $v" + number + " )"
                    + held.map(other -> ", $t" + number + " : " + other.function + "( $v" + number + " )")
                            .orElse("")
                    + (least == 0 ? "" : "; " + sum + " >= " + least)
                    + held.map(other -> (least == 0 ? "; " : ", ") + other.text(sum, "$t" + number))
                            .orElse("");
            return switch (form) {
                case THERE -> "$f" + number + " : " + first.text(value);
                case NOT -> "not " + first.text("");
                case EXISTS -> "exists " + first.text("");
                case OR -> branches.stream().map(Element::plain).collect(Collectors.joining(" or ", "( ", " )"));
                case SUM -> "accumulate( " + first.text(value) + "; " + added + " )";
                case SUM_OF_TWO ->
                    "accumulate( ( "
                            + first.text("$w" + number + " : "
                                    + first.kind.fields(Domain.TOPIC).get(0)) + " and "
                            + conditions.get(1).text("topic == $w" + number + ", " + value) + " ); " + added + " )";
                case SUM_WITHOUT ->
                    "accumulate( ( " + first.text("$w" + number + " : topic, " + value) + " and not "
                            + conditions.get(1).text("topic == $w" + number) + " ); " + added + " )";
                case FROM_SUM ->
                    "$s" + number + " : Number() from accumulate( " + first.text(value) + ", " + function + "( $v"
                            + number + " ) )";
                case COLLECTED -> "List( size == 2 ) from collect( " + first.text("") + " )";
            };
        }

        /** Whether a rule concludes something for each of several facts because of it. */
        private boolean isMany() {
            return form == Form.THERE || form == Form.OR;
        }

        private String plain() {
            return form == Form.THERE ? conditions.get(0).text("") : text();
        }

        /** Hands over what is bound for everything that this holds for. */
        void each(Map<Kind, List<Fact>> world, Match match, Consumer<Match> to) {
            switch (form) {
                case THERE ->
                    conditions
                            .get(0)
                            .found(world, match.values)
                            .forEach(fact -> to.accept(match.with(number, fact, field)));
                case NOT -> {
                    if (conditions.get(0).found(world, match.values).isEmpty()) {
                        to.accept(match);
                    }
                }
                case EXISTS -> {
                    if (!conditions.get(0).found(world, match.values).isEmpty()) {
                        to.accept(match);
                    }
                }
                case OR -> branches.forEach(branch -> branch.each(world, match, any -> to.accept(match)));
                case COLLECTED -> {
                    if (conditions.get(0).found(world, match.values).size() == 2) {
                        to.accept(match);
                    }
                }
                default -> {
                    List<Integer> added = added(world, match);
                    Object sum = sum(function, added);
                    if (sum != null
                            && ((Number) sum).doubleValue() >= least
                            && held.stream().allMatch(other -> other.holds(sum, sum(other.function, added)))) {
                        to.accept(match.with(number, sum));
                    }
                }
            }
        }

        private List<Integer> added(Map<Kind, List<Fact>> world, Match match) {
            List<Fact> first = conditions.get(0).found(world, match.values);
            if (form != Form.SUM_OF_TWO && form != Form.SUM_WITHOUT) {
                return first.stream()
                        .map(fact -> (Integer) fact.values.get(field))
                        .toList();
            }
            List<Integer> all = new ArrayList<>();
            for (Fact one : first) {
                List<Fact> others = conditions.get(1).found(world, match.values).stream()
                        .filter(other -> other.values.get("topic").equals(one.values.get("topic")))
                        .toList();
                if (form == Form.SUM_OF_TWO) {
                    others.forEach(other -> all.add((Integer) other.values.get(field)));
                } else if (others.isEmpty()) {
                    all.add((Integer) one.values.get(field));
                }
            }
            return all;
        }

        private static Object sum(String function, List<Integer> all) {
            return switch (function) {
                case "sum" -> all.stream().mapToInt(one -> one).sum();
                case "count" -> (long) all.size();
                case "min" -> all.stream().min(Integer::compare).orElse(null);
                case "max" -> all.stream().max(Integer::compare).orElse(null);
                default ->
                    all.isEmpty()
                            ? null
                            : all.stream().mapToInt(one -> one).average().orElseThrow();
            };
        }
    }

    /** What the elements of a rule have bound: values for other elements, and texts for what is said. */
    record Match(Map<Integer, Object> values, Map<Integer, String> said, Map<Integer, Fact> facts) {

        Match with(int number, Fact fact, String field) {
            Map<Integer, Object> more = new HashMap<>(values);
            if (!field.isEmpty()) {
                more.put(number, fact.values.get(field));
            }
            Map<Integer, String> saidAsWell = new HashMap<>(said);
            saidAsWell.put(number, fact.key);
            Map<Integer, Fact> moreFacts = new HashMap<>(facts);
            moreFacts.put(number, fact);
            return new Match(more, saidAsWell, moreFacts);
        }

        Match with(int number, Object sum) {
            Map<Integer, String> saidAsWell = new HashMap<>(said);
            saidAsWell.put(number, sum.toString());
            return new Match(values, saidAsWell, facts);
        }
    }

    /**
     * A rule.
     *
     * @param concludes Note, Own0, Own1, Own2, AtLeast or Counted; what is counted is the leaflet of its first element
     * @param size some number that it concludes
     */
    record Rule(int number, String concludes, List<Element> elements, int size) {

        String text() {
            String what = elements.stream()
                    .filter(one -> !saying(one).isEmpty())
                    .map(one -> " + \" \" + " + saying(one))
                    .collect(Collectors.joining());
            String text = "\"N" + number + "\"" + what;
            String conclusion =
                    switch (concludes) {
                        case "Note" -> "new Note( " + text + " )";
                        case "AtLeast" -> "new AtLeast( \"Q1.F1\", " + (size + 1) + " )";
                        case "Counted" -> "new Counted( \"Q1.F1\", Topic." + TOPICS.get(size) + ", $f0 )";
                        default ->
                            "new " + concludes + "( " + text + ", Topic." + TOPICS.get(size) + ", " + (size + 1) + " )";
                    };
            return "rule \"N" + number + " concludes " + concludes + "\"\n    @source( \"x\" )\nwhen\n"
                    + elements.stream().map(one -> "    " + one.text() + "\n").collect(Collectors.joining())
                    + "then\n    insert( " + conclusion + " );\nend\n";
        }

        private static String saying(Element element) {
            return switch (element.form) {
                case THERE -> {
                    String fact = "$f" + element.number;
                    yield fact + element.conditions.get(0).kind.key.replace("$", fact);
                }
                case SUM, SUM_OF_TWO, SUM_WITHOUT, FROM_SUM -> "$s" + element.number;
                default -> "";
            };
        }

        void each(Map<Kind, List<Fact>> world, Consumer<Match> to) {
            each(0, world, new Match(Map.of(), Map.of(), Map.of()), to);
        }

        private void each(int at, Map<Kind, List<Fact>> world, Match match, Consumer<Match> to) {
            if (at == elements.size()) {
                to.accept(match);
            } else {
                elements.get(at).each(world, match, more -> each(at + 1, world, more, to));
            }
        }

        String said(Match match) {
            return elements.stream()
                    .filter(one -> !saying(one).isEmpty())
                    .map(one -> " " + match.said.get(one.number))
                    .collect(Collectors.joining("", "N" + number, ""));
        }
    }

    /** Rules by chance. */
    static final class Made {

        private static final List<Form> SUMS = List.of(Form.SUM, Form.SUM_OF_TWO, Form.SUM_WITHOUT, Form.FROM_SUM);
        private static final List<String> FUNCTIONS = List.of("sum", "count", "min", "max", "average");

        private final Random chance;

        Made(Random chance) {
            this.chance = chance;
        }

        /** As many rules as are asked for: for each that concludes something for others several that only say what they find. */
        List<Rule> rules(int count) {
            List<String> concluding = List.of("Own0", "Own1", "Own2", "AtLeast", "Counted");
            return IntStream.range(0, count)
                    .mapToObj(number ->
                            rule(number, number % 13 < concluding.size() ? concluding.get(number % 13) : "Note"))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private Rule rule(int number, String concludes) {
            List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
            Kind last =
                    switch (concludes) {
                        case "Own0" -> Kind.OWN0;
                        case "Own1" -> Kind.OWN1;
                        case "AtLeast", "Counted" -> Kind.COUNTED;
                        case "Own2" -> Kind.OWN2;
                        default -> null;
                    };
            if (last != null) {
                kinds = kinds.subList(0, kinds.indexOf(last));
            }
            List<Element> elements = new ArrayList<>();
            if (concludes.equals("Counted")) {
                elements.add(Element.of(0, Form.THERE, new Condition(Kind.LEAFLET, List.of()), "pages"));
            }
            int most = concludes.equals("Note") ? 2 : 1;
            int wanted = 1 + chance.nextInt(concludes.startsWith("Own") ? 2 : 3);
            while (elements.size() < wanted || elements.isEmpty()) {
                Element element = element(elements.size(), kinds, elements);
                elements.add(element);
                if (elements.stream().filter(Element::isMany).count() > most || isRefused(elements)) {
                    elements.remove(element);
                }
            }
            return new Rule(number, concludes, List.copyOf(elements), chance.nextInt(3));
        }

        /** What a check of rules has no place for. */
        private static boolean isRefused(List<Element> elements) {
            return elements.stream().anyMatch(one -> one.form == Form.OR)
                    && elements.stream().anyMatch(one -> one.form == Form.SUM_OF_TWO || one.form == Form.SUM_WITHOUT);
        }

        private Element element(int number, List<Kind> kinds, List<Element> before) {
            Kind kind = one(kinds);
            Condition condition = condition(kind, before);
            List<String> numbers = kind.fields(Domain.NUMBER);
            boolean topical = kind.fields.containsKey("topic");
            int form = chance.nextInt(10);
            if (form < 3 || (numbers.isEmpty() && form > 6)) {
                List<String> fields = kind.fields.keySet().stream().sorted().toList();
                return Element.of(number, Form.THERE, condition, fields.isEmpty() ? "" : one(fields));
            }
            if (form < 5) {
                return Element.of(number, Form.NOT, condition, "");
            }
            if (form < 6) {
                return Element.of(number, chance.nextInt(3) > 0 ? Form.EXISTS : Form.COLLECTED, condition, "");
            }
            if (form < 7) {
                List<Element> branches = List.of(
                        Element.of(number, Form.THERE, condition, ""),
                        Element.of(
                                number,
                                one(List.of(Form.NOT, Form.EXISTS, Form.THERE)),
                                condition(one(kinds), before),
                                ""));
                return new Element(number, Form.OR, List.of(), "", "", 0, Optional.empty(), branches);
            }
            Form sum = one(topical ? SUMS : List.of(Form.SUM, Form.FROM_SUM));
            List<Kind> others = kinds.stream()
                    .filter(other -> other.fields.containsKey("topic") && other != Kind.INTERVIEW)
                    .toList();
            Condition other = condition(one(others), before);
            String field = one(sum == Form.SUM_OF_TWO ? other.kind.fields(Domain.NUMBER) : numbers);
            return new Element(
                    number,
                    sum,
                    sum == Form.SUM || sum == Form.FROM_SUM ? List.of(condition) : List.of(condition, other),
                    field,
                    one(FUNCTIONS),
                    sum == Form.FROM_SUM || chance.nextInt(3) > 0 ? 0 : 1 + chance.nextInt(4),
                    sum == Form.FROM_SUM || chance.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(new Held(one(FUNCTIONS), one(List.of("<", ">")), chance.nextInt(3) > 0)),
                    List.of());
        }

        private Condition condition(Kind kind, List<Element> before) {
            List<Constraint> constraints = new ArrayList<>();
            List<String> fields = new ArrayList<>(new TreeSet<>(kind.fields.keySet()));
            while (!fields.isEmpty() && chance.nextInt(3) > 0) {
                String field = fields.remove(chance.nextInt(fields.size()));
                constraints.add(constraint(field, kind.fields.get(field), before));
            }
            return new Condition(kind, List.copyOf(constraints));
        }

        private Constraint constraint(String field, Domain domain, List<Element> before) {
            List<Integer> bound = before.stream()
                    .filter(one -> one.form == Form.THERE && !one.field.isEmpty())
                    .filter(one -> one.conditions.get(0).kind.fields.get(one.field) == domain)
                    .map(Element::number)
                    .toList();
            boolean joined = !bound.isEmpty() && domain != Domain.TRUTH && chance.nextInt(2) == 0;
            Object with = joined
                    ? one(bound)
                    : switch (domain) {
                        case NUMBER -> 1 + chance.nextInt(4);
                        case TOPIC -> one(TOPICS);
                        case TRUTH -> true;
                        case REQUIREMENT -> one(List.of("Q1", "Q2"));
                        case CRITERION -> one(List.of("Q1.M1", "Q1.F1", "Q2.M1", "Q2.M2", "Q2.F1"));
                    };
            List<String> operators =
                    domain == Domain.NUMBER ? List.of("==", "!=", "<", "<=", ">", ">=") : List.of("==", "==", "!=");
            return new Constraint(field, domain, one(operators), with, joined);
        }

        private <T> T one(List<T> of) {
            return of.get(chance.nextInt(of.size()));
        }
    }

    /** What an authority submitted, and its own grades. */
    record Evidence(String type, String interview, List<String> grades, List<List<Fact>> documents) {

        static Evidence by(Random chance) {
            List<List<Fact>> documents = new ArrayList<>();
            int number = 0;
            int count = chance.nextInt(4);
            for (int i = 0; i < count; i++) {
                List<Fact> facts = new ArrayList<>();
                for (int left = chance.nextInt(4); left > 0; left--) {
                    number++;
                    Map<String, Object> values = new LinkedHashMap<>();
                    boolean leaflet = chance.nextBoolean();
                    values.put("topic", TOPICS.get(chance.nextInt(3)));
                    values.put(leaflet ? "pages" : "people", 1 + chance.nextInt(5));
                    if (leaflet) {
                        values.put("draft", chance.nextInt(3) == 0);
                    }
                    facts.add(new Fact(leaflet ? Kind.LEAFLET : Kind.MEETING, (leaflet ? "L" : "M") + number, values));
                }
                documents.add(facts);
            }
            boolean interviewed = chance.nextInt(4) > 0;
            List<String> grades = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                grades.add(interviewed && chance.nextInt(3) > 0 ? GRADES.get(chance.nextInt(4)) : "");
            }
            return new Evidence(
                    chance.nextBoolean() ? "COUNTY" : "UNITARY",
                    interviewed ? TOPICS.get(chance.nextInt(3)) : "",
                    grades,
                    documents);
        }

        String yaml() {
            StringBuilder yaml = new StringBuilder("authority: Made\ntype: " + type.toLowerCase(Locale.ROOT) + "\n");
            if (!interview.isEmpty()) {
                yaml.append("interview:\n  topic: ")
                        .append(interview.toLowerCase(Locale.ROOT))
                        .append("\n");
                if (grades.stream().anyMatch(one -> !one.isEmpty())) {
                    yaml.append("  requirements:\n");
                }
                for (int i = 0; i < 2; i++) {
                    if (!grades.get(i).isEmpty()) {
                        yaml.append("    Q" + (i + 1) + ": {grade: " + grades.get(i) + "}\n");
                    }
                }
            }
            yaml.append(documents.isEmpty() ? "documents: []\n" : "documents:\n");
            for (int i = 0; i < documents.size(); i++) {
                yaml.append("  - id: D" + i + "\n    title: made\n");
                yaml.append(documents.get(i).isEmpty() ? "    shows: []\n" : "    shows:\n");
                for (Fact fact : documents.get(i)) {
                    yaml.append("      - " + fact.kind.type.toLowerCase(Locale.ROOT) + ": {name: " + fact.key);
                    fact.values.forEach((field, value) ->
                            yaml.append(", " + field + ": " + value.toString().toLowerCase(Locale.ROOT)));
                    yaml.append("}\n");
                }
            }
            return yaml.toString();
        }
    }

    private final Map<Kind, List<Fact>> world = new EnumMap<>(Kind.class);
    private final List<Rule> rules;
    private final List<String> criteria = new ArrayList<>();

    /** Goes through everything, in the order in which it can be known. */
    PlainRules(List<Rule> rules, Evidence evidence) {
        this.rules = rules;
        add(Kind.AUTHORITY, evidence.type, Map.of());
        if (!evidence.interview.isEmpty()) {
            add(Kind.INTERVIEW, evidence.interview, Map.of("topic", evidence.interview));
        }
        for (int i = 0; i < evidence.documents.size(); i++) {
            add(Kind.DOCUMENT, "D" + i, Map.of("position", i));
            evidence.documents.get(i).forEach(fact -> add(fact.kind, fact.key, fact.values));
        }
        own("Own0", Kind.OWN0);
        own("Own1", Kind.OWN1);
        counted();
        List<Integer> ranks = found();
        own("Own2", Kind.OWN2);
        for (int i = 0; i < 2; i++) {
            String id = "Q" + (i + 1);
            int weight = i == 0 ? 1 : 3;
            int own = GRADES.indexOf(evidence.grades.get(i)) + 1;
            add(Kind.RATING, "EVIDENCE" + id, Map.of("id", id, "rank", ranks.get(i), "weight", weight, "given", true));
            add(Kind.RATING, "INTERVIEWEE" + id, Map.of("id", id, "rank", own, "weight", weight, "given", own > 0));
        }
    }

    private void add(Kind kind, String key, Map<String, Object> values) {
        world.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Fact(kind, key, values));
    }

    private void each(String concluding, java.util.function.BiConsumer<Rule, Match> to) {
        List<Runnable> found = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.concludes.equals(concluding))
                .forEach(rule -> rule.each(world, match -> found.add(() -> to.accept(rule, match))));
        found.forEach(Runnable::run);
    }

    private void own(String type, Kind kind) {
        each(
                type,
                (rule, match) ->
                        add(kind, rule.said(match), Map.of("topic", TOPICS.get(rule.size), "size", rule.size + 1)));
    }

    private final Map<String, TreeSet<String>> parts = new HashMap<>();

    private void count(String criterion, String part) {
        add(Kind.COUNTED, part, Map.of("criterion", criterion));
        parts.computeIfAbsent(criterion, any -> new TreeSet<>()).add(part);
    }

    private void counted() {
        each("Counted", (rule, match) -> count("Q1.F1", TOPICS.get(rule.size).toLowerCase(Locale.ROOT)));
        for (Fact leaflet : world.getOrDefault(Kind.LEAFLET, List.of())) {
            String topic = leaflet.values.get("topic").toString().toLowerCase(Locale.ROOT);
            if (leaflet.values.get("draft").equals(true)) {
                add(Kind.SET_ASIDE, "a draft", Map.of("criterion", "Q1.M1"));
            } else {
                count("Q1.M1", topic);
            }
            if (leaflet.values.get("pages").equals(5)) {
                count("Q1.F1", topic);
            }
        }
        for (Fact meeting : world.getOrDefault(Kind.MEETING, List.of())) {
            int people = (Integer) meeting.values.get("people");
            count("Q2.M1", "shown");
            if (people >= 3) {
                count("Q2.M2", "shown");
            } else {
                add(Kind.SET_ASIDE, "a small one", Map.of("criterion", "Q2.M2"));
            }
            if (people == 5) {
                count("Q2.F1", "shown");
            }
        }
    }

    /** What is found of each criterion and where that leaves the requirements, and the ranks of their grades. */
    private List<Integer> found() {
        int[] further = {1};
        each("AtLeast", (rule, match) -> further[0] = Math.max(further[0], rule.size + 1));
        Map<String, Integer> asked = new LinkedHashMap<>();
        asked.put("Q1.M1", 2);
        asked.put("Q1.F1", further[0]);
        asked.put("Q2.M1", 1);
        asked.put("Q2.M2", 1);
        asked.put("Q2.F1", 1);
        Map<String, Integer> met = new HashMap<>();
        asked.forEach((criterion, atLeast) -> {
            TreeSet<String> shown = parts.getOrDefault(criterion, new TreeSet<>());
            add(Kind.FINDING, criterion, Map.of("shown", shown.size(), "atLeast", atLeast));
            boolean isMet = shown.size() >= atLeast;
            met.merge(criterion.substring(0, 4), isMet ? 1 : 0, Integer::sum);
            criteria.add(criterion + " " + atLeast + " " + isMet + shown);
        });
        List<Integer> ranks = new ArrayList<>();
        for (String id : List.of("Q1", "Q2")) {
            int minimums = met.get(id + ".M");
            int improvements = met.get(id + ".F");
            add(Kind.STANDING, id, Map.of("requirement", id, "minimumsMet", minimums, "furtherMet", improvements));
            int all = id.equals("Q1") ? 1 : 2;
            ranks.add(minimums == all ? improvements > 0 ? 4 : 3 : minimums * 2 >= all && minimums > 0 ? 2 : 1);
        }
        return ranks;
    }

    /** What is said, each once. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        each("Note", (rule, match) -> notes.add(rule.said(match)));
        return notes.stream().distinct().sorted().toList();
    }

    /** Each criterion with how many parts it needs, whether it is met, and the parts that are shown. */
    List<String> criteria() {
        return criteria;
    }
}
