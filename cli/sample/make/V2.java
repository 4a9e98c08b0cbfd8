import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** HL7 v2.5.1 messages; segments end with CR. The control id is put in last, when the order of all messages is known. */
final class V2 {

    static final String CONTROL_ID = "{control-id}";
    static final String ROCHE = "ELECSYS-TNTHS^Elecsys Troponin T-high sensitive (Roche)^99LAB";
    private static final String AUTHORITY = "AUSCULT-SAMPLE&2.16.840.1.113883.19.5&ISO";
    private static final String VISITS = "AUSCULT-SAMPLE-VISIT&2.16.840.1.113883.19.5.2&ISO";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);

    /** One OBX: value, abnormal flag, result status. */
    record Result(Lab lab, String value, String flag, String status, String method) {
        static Result of(String code, String value) {
            return new Result(Lab.of(code), value, flag(Lab.of(code).range(), value), "F", "");
        }

        Result with(String newStatus) {
            return new Result(lab, value, flag, newStatus, method);
        }

        static Result troponin(String value, String status) {
            return new Result(Lab.of("67151-1"), value, flag("<14", value), status, ROCHE);
        }

        private static String flag(String range, String value) {
            double v = Double.parseDouble(value);
            if (range.startsWith("<")) {
                return v < Double.parseDouble(range.substring(1)) ? "" : "H";
            }
            if (range.startsWith(">")) {
                return v > Double.parseDouble(range.substring(1)) ? "" : "L";
            }
            if (range.contains("-")) {
                String[] ends = range.split("-");
                return v < Double.parseDouble(ends[0]) ? "L" : v > Double.parseDouble(ends[1]) ? "H" : "";
            }
            return "";
        }
    }

    /** One OBR with its results, all drawn or measured at one time. */
    record Order(String filler, String code, String display, Instant drawn, String status, List<Result> results) {}

    /** Class, place and number of the visit a message belongs to; no visit number when there is none. */
    record Visit(String patientClass, String place, String number, Instant from) {}

    private V2() {}

    static String adt(String trigger, Person who, Visit visit, Instant sent) {
        String structure = trigger.equals("A03") ? "ADT_A03" : "ADT_A01";
        List<String> segments = new ArrayList<>();
        segments.add(msh("ADT^" + trigger + "^" + structure, "REGISTRATION", sent));
        segments.add("EVN|" + trigger + "|" + time(sent));
        segments.add(pid(who));
        segments.add(pv1(visit, trigger.equals("A03") ? sent : null));
        return join(segments);
    }

    static String oru(Person who, Visit visit, Instant sent, Order order) {
        List<String> segments = new ArrayList<>();
        boolean vitals = order.results().getFirst().lab().vital();
        segments.add(msh("ORU^R01^ORU_R01", vitals ? "WARD" : "LAB", sent));
        segments.add(pid(who));
        if (visit != null) {
            segments.add(pv1(visit, null));
        }
        String namespace = vitals ? "WARD" : "LAB";
        String placer = order.filler().replace('F', 'P') + "^ORDERS";
        String filler = order.filler() + "^" + namespace;
        segments.add("ORC|RE|" + placer + "|" + filler);
        segments.add(fields("OBR", 25, 1, "1", 2, placer, 3, filler, 4, order.code() + "^" + order.display() + "^LN",
                7, time(order.drawn()), 22, time(sent), 24, vitals ? "NRS" : "LAB", 25, order.status()));
        int n = 1;
        for (Result r : order.results()) {
            segments.add(fields("OBX", r.method().isEmpty() ? 14 : 17, 1, String.valueOf(n++), 2, "NM",
                    3, r.lab().code() + "^" + r.lab().display() + "^LN", 5, r.value(),
                    6, r.lab().ucum() + "^" + r.lab().ucum() + "^UCUM", 7, r.lab().range(), 8, r.flag(), 11, r.status(),
                    14, time(order.drawn()), 17, r.method()));
        }
        return join(segments);
    }

    static String time(Instant at) {
        return SECONDS.format(at);
    }

    private static String msh(String type, String sender, Instant sent) {
        return "MSH|^~\\&|" + sender + "|AUSCULT-SAMPLE|AUSCULT|AUSCULT|" + time(sent) + "||" + type + "|" + CONTROL_ID
                + "|P|2.5.1|||AL|NE||UNICODE UTF-8";
    }

    private static String pid(Person who) {
        return "PID|1||" + who.mrn() + "^^^" + AUTHORITY + "^MR||" + who.family() + "^" + who.given() + "||"
                + who.birthDate().replace("-", "") + "|" + (who.female() ? "F" : "M");
    }

    private static String pv1(Visit visit, Instant discharged) {
        return fields("PV1", discharged == null ? 44 : 45, 1, "1", 2, visit.patientClass(), 3, visit.place(),
                19, visit.number() + "^^^" + VISITS + "^VN", 36, discharged == null ? "" : "01", 44, time(visit.from()),
                45, discharged == null ? "" : time(discharged));
    }

    private static String fields(String name, int size, Object... numbered) {
        String[] all = new String[size + 1];
        java.util.Arrays.fill(all, "");
        all[0] = name;
        for (int i = 0; i < numbered.length; i += 2) {
            if ((Integer) numbered[i] <= size) {
                all[(Integer) numbered[i]] = (String) numbered[i + 1];
            }
        }
        return String.join("|", all);
    }

    private static String join(List<String> segments) {
        return String.join("\r", segments) + "\r";
    }
}
