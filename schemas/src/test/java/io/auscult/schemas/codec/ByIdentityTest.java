package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByIdentityTest {
    @Test
    void makesOncePerIdentity() {
        ByIdentity<Object, Object> cache = new ByIdentity<>();
        Object key = new Object();

        Object first = cache.get(key, _ -> new Object());

        assertThat(cache.get(key, _ -> new Object())).isSameAs(first);
        assertThat(cache.get(new Object(), _ -> new Object())).isNotSameAs(first);
    }

    @Test
    void doesNotGrowWhenKeysAreNewEveryTime() {
        ByIdentity<Object, Object> cache = new ByIdentity<>();

        for (int i = 0; i < 10 * ByIdentity.LIMIT; i++) {
            cache.get(new Object(), _ -> new Object());
        }

        assertThat(cache.size()).isLessThanOrEqualTo(ByIdentity.LIMIT);
    }
}
