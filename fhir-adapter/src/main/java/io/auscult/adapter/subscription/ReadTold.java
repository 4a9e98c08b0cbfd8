package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.ReadBack;
import io.auscult.schemas.topic.Payload;
import java.util.List;

/** Reads what notices told of by reference; what cannot be read now stays owed. */
record ReadTold(Ledger ledger, EhrClient ehr) implements Duty {
    private static final int AT_ONCE = 50;

    @Override
    public void perform() throws EhrFailure, NotStored, InterruptedException {
        for (List<String> some = some(); !some.isEmpty(); some = some()) {
            ReadBack.Found found = new ReadBack(ehr).read(some);
            List<String> refused =
                    some.stream().filter(it -> !found.read().contains(it)).toList();
            keep(found, refused);
            ledger.settle();
            if (found.failure() != null) {
                throw found.failure();
            }
        }
    }

    private List<String> some() {
        List<String> owed = ledger.state().owed().references();
        return owed.subList(0, Math.min(AT_ONCE, owed.size()));
    }

    private void keep(ReadBack.Found found, List<String> refused) throws NotStored, InterruptedException {
        Payload message = found.message();
        if (message == null) {
            ledger.change(state -> state.owing(left(state, found.read(), refused)));
        } else {
            ledger.deliver(ledger.fhir(message), state -> state.owing(left(state, found.read(), refused)));
        }
    }

    /** What is refused goes to the end, so that it holds up nothing else. */
    private Owed left(SubscriptionState state, List<String> read, List<String> refused) {
        return state.owed().without(read).without(refused).and(refused, state.goodOr(ledger.now()));
    }
}
