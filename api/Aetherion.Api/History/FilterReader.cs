using Aetherion.Model;

namespace Aetherion.Api.History;

/// <summary>What filters have in common.</summary>
internal static class FilterReader
{
    /// <summary>The instrument that is wanted; null for any.</summary>
    public static InstrumentId? Instrument(string? id) => id is null
        ? null
        : InstrumentId.TryParse(id, null, out var instrument)
            ? instrument
            : throw ApiErrors.BadInput("instrumentId", $"'{id}' is no id of an instrument, such as sim:BTC-USD.");
}
