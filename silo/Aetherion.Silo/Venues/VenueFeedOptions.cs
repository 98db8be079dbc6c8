using System.Collections.Immutable;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Silo.Venues;

/// <summary>How a venue is connected.</summary>
public sealed record VenueFeedOptions
{
    public required VenueEndpoint Endpoint { get; init; }

    /// <summary>The symbols from the start on, as the venue writes them.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    public VenueSessionOptions Session { get; init; } = new();

    /// <summary>Inputs that wait for the session; when it is full, sockets are not read.</summary>
    public int InputsMax { get; init; } = 8_192;

    /// <summary>Events of a symbol that wait for its grain; when it is full, the session waits.</summary>
    public int EventsMax { get; init; } = 16_384;

    /// <summary>The most events of a symbol that go to it at once.</summary>
    public int BatchEventsMax { get; init; } = 4_096;

    /// <summary>How often the session is told the time.</summary>
    public TimeSpan ClockInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Requests on their way at once.</summary>
    public int RequestsMax { get; init; } = 4;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most bytes of a frame, and of an answer.</summary>
    public int FrameBytesMax { get; init; } = 16 * 1024 * 1024;

    public int AnswerBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>The first pause after a grain failed to take its events; each further one is twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A symbol may be without live data for so long before it counts as a problem.</summary>
    public TimeSpan ProblemAfter { get; init; } = TimeSpan.FromSeconds(10);
}
