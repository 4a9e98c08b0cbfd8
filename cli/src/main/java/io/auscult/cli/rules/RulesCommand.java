package io.auscult.cli.rules;

import io.auscult.cli.backtest.BacktestCommand;
import picocli.CommandLine.Command;

/** {@code auscult rules}: the work of an informaticist on rule files. */
@Command(
        name = "rules",
        description = "Work on rule packs.",
        subcommands = {
            RulesNewCommand.class,
            RulesLintCommand.class,
            RulesTestCommand.class,
            RulesDiffCommand.class,
            RulesWatchCommand.class,
            BacktestCommand.class
        })
public final class RulesCommand {}
