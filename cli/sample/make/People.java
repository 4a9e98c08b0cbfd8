import java.util.List;

/** Who of the generated people is in the sample. A name is the beginning of Synthea's file name. */
final class People {

    /** The cast, in the order of their numbers. What happens to each is in {@link Cast} and {@link Live}. */
    static final String PREVENT = "Matthew562_Keebler762";
    static final String TROPONIN = "Keenan632_Buckridge80";
    static final String ENDPAC = "Suellen60_Fisher429";
    static final String ENDPAC_IMAGED = "Felix524_Hayes766";
    static final String CORRECTED = "Danelle47_Kessler503";
    static final String NO_PRESSURE = "Dewayne363_Haley279";
    static final String ON_STATIN = "Angelyn934_Shavon903";

    static final List<String> CAST =
            List.of(PREVENT, TROPONIN, ENDPAC, ENDPAC_IMAGED, CORRECTED, NO_PRESSURE, ON_STATIN);

    /** People with nothing to say: on a statin, with known cardiovascular disease, young, or far below any threshold. */
    static final List<String> QUIET = List.of(
            "Ela754_Telma919", "Kennith515_Funk324", "Garry927_Mills423", "Kris249_Walsh511", "Steven797_Rice937",
            "Sanford861_McCullough561", "Milly429_Jeanie708", "Julia241_Yun266", "Damien170_Leffler128",
            "Maxwell782_Feest103", "Blair400_Stoltenberg489", "Pennie519_Margery365", "Britt177_Langosh790",
            "Brady998_Towne435", "Floy720_Jalisa590", "Dane516_Hartmann983", "Lin401_Ellis535", "Trudie215_Ching589",
            "Wilburn655_Watsica258", "Sheena120_Kunze215", "Toney527_Crooks415", "Gerald181_Cyndy549",
            "Tillie335_Nikita578", "Timoteo39_", "Isaiah615_Jacobi462", "Hugo693_Corwin846", "Corrina72_Maranda920",
            "Particia365_Annice210", "Kami26_Jana258", "Karl184_Eartha927", "Andera917_Gutkowski940", "Yelena240_Upton904",
            "Israel728_Walker122");

    private People() {}
}
