using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.GrainInterfaces;

namespace Aetherion.Host.Commands;

/// <summary>Models as commands print them: a table for people, an object for machines.</summary>
internal static class ModelText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm";

    public static string Table(ImmutableArray<ModelSummary> models, ImmutableDictionary<string, string> damages)
    {
        if (models.IsEmpty)
            return "no models; './aetherion train' makes one.";
        var scopes = models.Max(m => m.Scope.ToString().Length);
        var versions = models.Max(m => m.Version.Length);
        var text = new StringBuilder();
        foreach (var model in models)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{model.Version.PadRight(versions)}  {model.Scope.ToString().PadRight(scopes)}  {model.State,-10}  "
                + $"trained {model.TrainedFrom.ToString(TimeFormat, CultureInfo.InvariantCulture)} to "
                + $"{model.TrainedTo.ToString(TimeFormat, CultureInfo.InvariantCulture)}"
                + $"{(damages.ContainsKey(model.Version) ? "  DAMAGED" : "")}");
        }
        foreach (var model in models.Where(model => damages.ContainsKey(model.Version)))
            text.AppendLine().AppendLine(DamageOf(damages[model.Version]));
        return text.ToString().TrimEnd();
    }

    public static string Json(
        ImmutableArray<ModelSummary> models, ImmutableDictionary<string, string> damages) => JsonSerializer.Serialize(
        new
        {
            models = models.Select(m => new
            {
                m.Version,
                scope = m.Scope.ToString(),
                state = m.State.ToString(),
                m.CreatedTime,
                m.TrainedFrom,
                m.TrainedTo,
                m.DataHash,
                m.Seed,
                figures = TryJsonElementOf(m.Figures),
                damage = damages.GetValueOrDefault(m.Version),
            }),
        },
        JsonSerializerOptions.Web);

    /// <summary>A damaged model: what its row still tells without its document.</summary>
    public static string Details(ModelSummary model, string damage, ImmutableArray<ModelEvent> events)
    {
        var text = new StringBuilder();
        text.AppendLine(DamageOf(damage)).AppendLine();
        AppendLines(
            text,
            ("model", model.Version),
            ("scope", model.Scope.ToString()),
            ("state", model.State.ToString()),
            ("created", model.CreatedTime.ToString("u", CultureInfo.InvariantCulture)),
            ("trained", $"{model.TrainedFrom:u} to {model.TrainedTo:u}"),
            ("dataHash", model.DataHash),
            ("seed", model.Seed.ToString(CultureInfo.InvariantCulture)));
        AppendEvents(text, events);
        return text.ToString().TrimEnd();
    }

    public static string Details(
        RegisteredModel model,
        ModelState state,
        ImmutableArray<ModelEvent> events,
        ImmutableArray<ChallengeFigures> challenges)
    {
        var text = new StringBuilder();
        AppendLines(
            text,
            ("model", model.Version),
            ("scope", model.Scope.ToString()),
            ("state", state.ToString()),
            ("created", model.CreatedTime.ToString("u", CultureInfo.InvariantCulture)),
            ("trained", $"{model.TrainedFrom:u} to {model.TrainedTo:u}"),
            ("dataHash", model.DataHash),
            ("seed", model.Seed.ToString(CultureInfo.InvariantCulture)),
            ("features", string.Join(", ", model.Features)));
        AppendLines(text, [.. ModelDocumentText.Lines(model.Document)]);
        AppendLines(text, ("figures", model.Figures));
        foreach (var challenge in challenges)
            AppendLines(text, ("challenges", challenge.Describe()));
        AppendEvents(text, events);
        return text.ToString().TrimEnd();
    }

    public static string Json(
        RegisteredModel model,
        ModelState state,
        ImmutableArray<ModelEvent> events,
        ImmutableArray<ChallengeFigures> challenges) =>
        JsonSerializer.Serialize(
            new
            {
                model.Version,
                scope = model.Scope.ToString(),
                state = state.ToString(),
                model.CreatedTime,
                model.TrainedFrom,
                model.TrainedTo,
                model.DataHash,
                model.Seed,
                model.Features,
                figures = JsonElementOf(model.Figures),
                damage = (string?)null,
                document = JsonElementOf(model.Document),
                reference = JsonElementOf(model.Reference),
                challenges = challenges.Select(challenge => challenge.ToObject()),
                events = events.Select(Describe),
            },
            JsonSerializerOptions.Web);

    public static string Json(ModelSummary model, string damage, ImmutableArray<ModelEvent> events) =>
        JsonSerializer.Serialize(
            new
            {
                model.Version,
                scope = model.Scope.ToString(),
                state = model.State.ToString(),
                model.CreatedTime,
                model.TrainedFrom,
                model.TrainedTo,
                model.DataHash,
                model.Seed,
                damage,
                events = events.Select(Describe),
            },
            JsonSerializerOptions.Web);

    public static string Json(ModelEvent modelEvent) =>
        JsonSerializer.Serialize(Describe(modelEvent), JsonSerializerOptions.Web);

    public static string Sentence(ModelEvent modelEvent) =>
        $"{modelEvent.Version ?? "no model of its own"} is in charge of {modelEvent.Scope}"
        + (modelEvent.PreviousVersion is { } previous ? $" in place of {previous}." : ".");

    private static string DamageOf(string damage) => $"DAMAGED: {damage}";

    private static void AppendLines(StringBuilder text, params ReadOnlySpan<(string Name, string Value)> lines)
    {
        foreach (var (name, value) in lines)
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-18} {value}");
    }

    private static void AppendEvents(StringBuilder text, ImmutableArray<ModelEvent> events)
    {
        foreach (var e in events)
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{e.Time:u} {e.Kind}: {e.Reason} ({e.Actor})");
    }

    private static object Describe(ModelEvent e) => new
    {
        e.Number,
        e.Time,
        kind = e.Kind.ToString(),
        scope = e.Scope.ToString(),
        e.Version,
        e.PreviousVersion,
        e.Actor,
        e.Reason,
    };

    /// <summary>Null for the text of a damaged row.</summary>
    private static JsonElement? TryJsonElementOf(string text)
    {
        try
        {
            return JsonElementOf(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement JsonElementOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
