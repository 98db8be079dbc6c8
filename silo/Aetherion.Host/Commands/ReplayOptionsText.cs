using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Lab.Replay;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>What a run was begun with, as the catalogue of runs keeps it.</summary>
internal static class ReplayOptionsText
{
    public static string Of(ReplayRequest request) => request.Models.IsEmpty
        ? JsonSerializer.Serialize(new { symbol = request.Instrument.Id.ToString(), bot = request.Strategy })
        : JsonSerializer.Serialize(new
        {
            symbol = request.Instrument.Id.ToString(),
            bot = request.Strategy,
            models = request.Models.ToDictionary(model => model.Key.ToString(), model => model.Value),
        });

    /// <summary>The models of a run of a recording, by <c>venue:symbol/timeframe</c>.</summary>
    public static ImmutableSortedDictionary<string, string> RecordedModelsOf(string options)
    {
        using var document = JsonDocument.Parse(options);
        return document.RootElement.TryGetProperty("models", out var models)
            ? models.EnumerateObject().ToImmutableSortedDictionary(
                model => model.Name, model => model.Value.GetString()!, StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;
    }

    /// <summary>Empty for a run that was begun before runs named their models.</summary>
    public static ImmutableSortedDictionary<Timeframe, string> ModelsOf(string options)
    {
        using var document = JsonDocument.Parse(options);
        return document.RootElement.TryGetProperty("models", out var models)
            ? models.EnumerateObject().ToImmutableSortedDictionary(
                model => Enum.Parse<Timeframe>(model.Name), model => model.Value.GetString()!)
            : ImmutableSortedDictionary<Timeframe, string>.Empty;
    }
}
