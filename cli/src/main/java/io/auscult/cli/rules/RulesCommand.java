package io.auscult.cli.rules;

import io.auscult.cli.backtest.BacktestCommand;
import io.auscult.cli.backtest.RecheckCommand;
import io.auscult.cli.rules.release.RulesApproveCommand;
import io.auscult.cli.rules.release.RulesCompareCommand;
import io.auscult.cli.rules.release.RulesHistoryCommand;
import io.auscult.cli.rules.release.RulesKeyCommand;
import io.auscult.cli.rules.release.RulesLiveCommand;
import io.auscult.cli.rules.release.RulesOffCommand;
import io.auscult.cli.rules.release.RulesPublishCommand;
import io.auscult.cli.rules.release.RulesRollbackCommand;
import io.auscult.cli.rules.release.RulesShadowCommand;
import io.auscult.cli.rules.release.RulesSweepCommand;
import picocli.CommandLine.Command;

/** {@code auscult rules}: the work of an informaticist on rule files. */
@Command(
        name = "rules",
        description = "Work on rule packs, and put them in force.",
        subcommands = {
            RulesNewCommand.class,
            RulesLintCommand.class,
            RulesTestCommand.class,
            RulesDiffCommand.class,
            RulesWatchCommand.class,
            BacktestCommand.class,
            RecheckCommand.class,
            RulesPublishCommand.class,
            RulesApproveCommand.class,
            RulesHistoryCommand.class,
            RulesRollbackCommand.class,
            RulesLiveCommand.class,
            RulesShadowCommand.class,
            RulesOffCommand.class,
            RulesSweepCommand.class,
            RulesCompareCommand.class,
            RulesKeyCommand.class
        })
public final class RulesCommand {}
