package io.auscult.training.study;

import io.auscult.training.data.ClevelandFile;
import io.auscult.training.data.UrinaryFile;
import io.auscult.training.data.WrongData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be trained: the models that one data set gives. */
public enum Study {
    HEART_DISEASE(ClevelandFile.NAME, ClevelandFile.SOURCE) {
        @Override
        public List<Subject> subjects(Path data) {
            return List.of(HeartDisease.subject(ClevelandFile.read(data)));
        }
    },
    PANCREAS_URINARY(UrinaryFile.NAME, UrinaryFile.SOURCE) {
        @Override
        public List<Subject> subjects(Path data) {
            return UrinaryPanel.subjects(UrinaryFile.read(data));
        }
    };

    private final String file;
    private final String source;

    Study(String file, String source) {
        this.file = file;
        this.source = source;
    }

    /**
     * @param data the folder with the data file
     * @throws WrongData when the file is not there or not the published one
     */
    public abstract List<Subject> subjects(Path data);

    /** The name of its data file. */
    public String file() {
        return file;
    }

    /** Where to get the data, in words. */
    public String source() {
        return source;
    }

    /** On the command line: {@code heart-disease}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Study> of(String word) {
        return Arrays.stream(values())
                .filter(study -> study.word().equals(word))
                .findFirst();
    }
}
