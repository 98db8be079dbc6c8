using Aetherion.GrainInterfaces;
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

    /// <summary>The entries of a journal that are wanted; equal questions are equal whatever their order.</summary>
    public static EventFilter<TKind> Events<TKind>(IReadOnlyList<TKind>? kinds, DateTime? from, DateTime? to)
        where TKind : struct, Enum => new()
        {
            Kinds = [.. (kinds ?? []).Distinct().Order()],
            From = TimeRange.Of(from, to).From,
            To = to,
        };
}
