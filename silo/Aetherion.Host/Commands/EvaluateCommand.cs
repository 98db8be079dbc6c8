using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>evaluate</c>: every quality figure of the published regime beside its target, on bar files; without files on
/// simulated markets.
/// </summary>
internal static class EvaluateCommand
{
    private const int SeedCountMax = 1000;

    private static readonly Argument<FileInfo[]> Files = new("files")
    {
        Description = "Files of one-minute bars; none for simulated markets.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<FileInfo[]> Train = new("--train")
    {
        Description = "Files of earlier bars of the same market to train on once.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<DirectoryInfo> All = new("--all")
    {
        Description = "Evaluate every file of one-minute bars in a folder and those below it.",
    };

    private static readonly Option<bool> Chain = new("--chain")
    {
        Description = "With --all: train on the latest earlier file of the same market, where there is one, and score all.",
    };

    private static readonly Option<DateTime?> From = Time(
        "--from", "Score bars from this UTC time on, such as 2024-07-01; train on those before it.");

    private static readonly Option<DateTime?> To = Time("--to", "Leave out bars from this UTC time on.");

    private static readonly Option<Timeframe> Regimes = new("--timeframe")
    {
        Description = "The timeframe of the regimes, from M1 up.",
        DefaultValueFactory = _ => Timeframe.M1,
    };

    private static readonly Option<Market?> Calendar = new("--market")
    {
        Description = "The market whose sessions the bars follow: crypto, us or nse. By default guessed from the file.",
        CustomParser = ParseMarket,
    };

    private static readonly Option<InstrumentId?> Symbol = new("--symbol")
    {
        Description = "The instrument: of the files, made from them by default; or the simulated one, sim:BTC-USD.",
        CustomParser = result => CommandOptions.ParseInstrument(result),
    };

    private static readonly Option<DirectoryInfo> Reference = new("--reference")
    {
        Description = "A folder with regime-sim and regime-sim-hard, whose true regimes are known.",
    };

    private static readonly Option<FileInfo> Html = new("--html")
    {
        Description = "Write a report with plots into this file.",
    };

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Score the models that serve --symbol in this folder, regimes and anomalies, on bars later than their training.",
    };

    private static readonly Option<int> Seed = CommandOptions.Number(
        "--seed", "The seed of the fits.", 0, int.MaxValue, preset: 1);

    private static readonly Option<int> Seeds = CommandOptions.Number(
        "--seeds", "Without files: how many unseen seeds.", 1, SeedCountMax, preset: 20);

    private static readonly Option<bool> Json = CommandOptions.Json();

    public static Command Create()
    {
        var command = new Command("evaluate", "Score the published regime on bar files or on simulated markets.")
        {
            Files, Train, All, Chain, From, To, Regimes, Calendar, Symbol, Reference, Html, Data, Seed, Seeds, Json,
        };
        command.SetGuardedAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new EvaluateOptions(
            parsed.GetValue(Files) ?? [], parsed.GetValue(Train) ?? [], parsed.GetValue(Regimes))
        {
            All = parsed.GetValue(All),
            IsChained = parsed.GetValue(Chain),
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            Market = parsed.GetValue(Calendar),
            Symbol = parsed.GetValue(Symbol),
            Reference = parsed.GetValue(Reference),
            Html = parsed.GetValue(Html),
            Data = parsed.GetValue(Data),
            Seed = parsed.GetValue(Seed),
            IsJson = parsed.GetValue(Json),
        };
        options.ThrowIfContradictory();
        if (options.HasWork)
            return await new EvaluateFiles(options).RunAsync(cancellationToken);
        var symbol = options.Symbol ?? InstrumentId.Parse("sim:BTC-USD");
        return EvaluateSimulator.Run(symbol, parsed.GetValue(Seeds), options.IsJson, cancellationToken);
    }

    private static Option<DateTime?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTime.TryParse(
                    text, CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
                return time;
            result.AddError($"{name} takes a UTC time such as 2024-07-01 or 2024-07-01T12:00, not '{text}'.");
            return null;
        },
    };

    private static Market? ParseMarket(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Enum.TryParse<Market>(text, ignoreCase: true, out var market) && Enum.IsDefined(market)
            && !char.IsAsciiDigit(text[0]))
            return market;
        result.AddError($"--market takes crypto, us or nse, not '{text}'.");
        return null;
    }
}
