using System.Text.Json;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What was known of a symbol that several venues feed by turns when a recording began.</summary>
/// <param name="Known">The instrument as it was listed before; null where it never was.</param>
/// <param name="Start">Where its events go on.</param>
public sealed record TurnStart(Instrument? Known, VenueStart Start)
{
    public byte[] ToPayload() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <exception cref="JsonException">It is none.</exception>
    public static TurnStart Read(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize<TurnStart>(payload) ?? throw new JsonException("The start of a symbol is missing.");
}
