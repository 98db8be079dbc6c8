using System.CommandLine;
using Aetherion.GrainInterfaces;
using Aetherion.Host.Composition;
using Aetherion.Postgres;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>models list|show|promote|rollback</c>: looks at the registry and changes who is in charge. A service that runs on the
/// same database takes the change over between two bars.
/// </summary>
internal static class ModelsCommand
{
    private const int ListMax = 1_000;
    private const int EventsMax = 50;

    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();
    private static readonly Option<bool> Json = CommandOptions.Json();

    private static readonly Option<string?> Family = new("--family")
    {
        Description = "Only models of this family, such as regime.",
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why, for the journal.",
        DefaultValueFactory = _ => "By command.",
    };

    private static readonly Option<string?> Expected = new("--expect")
    {
        Description = "Refuse unless this version is in charge now; by default whichever is.",
    };

    private static readonly Argument<string> Version = new("version") { Description = "The model's version." };

    private static readonly Argument<string> Scope = new("scope")
    {
        Description = "What it serves, such as regime/sim:BTC-USD/M1; * for every symbol, any for every timeframe.",
    };

    public static Command Create()
    {
        var list = new Command("list", "List the registered models, newest first.") { Family, Data, Json };
        list.SetGuardedAction((parsed, cancel) => WithRegistryAsync(parsed, desk => ListAsync(parsed, desk, cancel), cancel));
        var show = new Command("show", "Show a model and what became of it.") { Version, Data, Json };
        show.SetGuardedAction((parsed, cancel) => WithRegistryAsync(parsed, desk => ShowAsync(parsed, desk, cancel), cancel));
        var promote = new Command("promote", "Put a model in charge of its scope.")
        {
            Version, Expected, Reason, Data, Json,
        };
        promote.SetGuardedAction((parsed, cancel) => WithRegistryAsync(parsed, desk => PromoteAsync(parsed, desk, cancel), cancel));
        var rollBack = new Command("rollback", "Undo the latest promotion of a scope.")
        {
            Scope, Expected, Reason, Data, Json,
        };
        rollBack.SetGuardedAction((parsed, cancel) => WithRegistryAsync(parsed, desk => RollBackAsync(parsed, desk, cancel), cancel));
        return new Command("models", "Look at models, promote one, or go back.") { list, show, promote, rollBack };
    }

    private static async Task<int> WithRegistryAsync(
        ParseResult parsed, Func<ModelDesk, Task<int>> action, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Error));
        await using var database = await AetherionDatabase.OpenAsync(
            CoreHost.GuestOptions(parsed.GetValue(Data)!.FullName), loggers, cancellationToken);
        using var desk = new ModelDesk(database);
        return await action(desk);
    }

    private static async Task<int> ListAsync(ParseResult parsed, ModelDesk desk, CancellationToken cancellationToken)
    {
        var family = parsed.GetValue(Family);
        if (family is not null && !ModelFamilies.IsFamily(family))
            throw new CommandException($"--family {family}: use lower-case letters, digits and hyphens, such as regime.");
        var models = await desk.Registry.ListAsync(new ModelFilter { Family = family }, ListMax, cancellationToken);
        var damages = await desk.Inspector.InspectAsync(models, cancellationToken);
        return Say(parsed.GetValue(Json) ? ModelText.Json(models, damages) : ModelText.Table(models, damages));
    }

    private static async Task<int> ShowAsync(ParseResult parsed, ModelDesk desk, CancellationToken cancellationToken)
    {
        var version = parsed.GetValue(Version)!;
        var summary = (await desk.Registry.FindSummariesAsync([version], cancellationToken)).SingleOrDefault()
            ?? throw Unknown(version);
        var damages = await desk.Inspector.InspectAsync([summary], cancellationToken);
        var events = await desk.Registry.ReadLatestEventsAsync(version, EventsMax, cancellationToken);
        if (damages.TryGetValue(version, out var damage))
        {
            Say(parsed.GetValue(Json) ? ModelText.Json(summary, damage, events) : ModelText.Details(summary, damage, events));
            return Guard.Failed;
        }
        var model = await desk.Registry.FindAsync(version, cancellationToken) ?? throw Unknown(version);
        var challenges = await ChallengeFigures.ReadAsync(desk.States, model, cancellationToken);
        return Say(
            parsed.GetValue(Json)
                ? ModelText.Json(model, summary.State, events, challenges)
                : ModelText.Details(model, summary.State, events, challenges));
    }

    private static async Task<int> PromoteAsync(ParseResult parsed, ModelDesk desk, CancellationToken cancellationToken)
    {
        var version = parsed.GetValue(Version)!;
        var model = await desk.Registry.FindAsync(version, cancellationToken) ?? throw Unknown(version);
        var line = await desk.Registry.FindLineAsync(model.Scope, cancellationToken);
        return Describe(parsed, await desk.Promoter.PromoteAsync(
            version, parsed.GetValue(Expected) ?? line.Champion, CommandOptions.Actor, parsed.GetValue(Reason)!, cancellationToken));
    }

    private static async Task<int> RollBackAsync(ParseResult parsed, ModelDesk desk, CancellationToken cancellationToken)
    {
        var scope = ModelScope.Parse(parsed.GetValue(Scope)!);
        var line = await desk.Registry.FindLineAsync(scope, cancellationToken);
        var expected = parsed.GetValue(Expected) ?? line.Champion
            ?? throw new CommandException($"{scope} has no champion to take back; 'models list' shows who has.");
        return Describe(parsed, await desk.Promoter.RollBackAsync(
            scope, expected, CommandOptions.Actor, parsed.GetValue(Reason)!, cancellationToken));
    }

    private static int Describe(ParseResult parsed, ModelChange change) => change.Refusal is { } refusal
        ? throw new CommandException(refusal.Message)
        : Say(parsed.GetValue(Json) ? ModelText.Json(change.Event!) : ModelText.Sentence(change.Event!));

    private static int Say(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static CommandException Unknown(string version) =>
        new($"There is no model {version}; 'models list' names those there are.");
}
