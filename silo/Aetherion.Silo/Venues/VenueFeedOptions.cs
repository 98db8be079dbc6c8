using System.Collections.Immutable;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>How a venue is connected.</summary>
public sealed record VenueFeedOptions : VenueQueueOptions
{
    public required VenueEndpoint Endpoint { get; init; }

    /// <summary>The symbols from the start on, as the venue writes them.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    public VenueSessionOptions Session { get; init; } = new();

    /// <summary>Requests on their way at once.</summary>
    public int RequestsMax { get; init; } = 4;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most bytes of a frame, and of an answer.</summary>
    public int FrameBytesMax { get; init; } = 16 * 1024 * 1024;

    public int AnswerBytesMax { get; init; } = 64 * 1024 * 1024;
}
