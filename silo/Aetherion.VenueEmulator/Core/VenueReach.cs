using System.Collections.Immutable;

namespace Aetherion.VenueEmulator.Core;

/// <summary>What of a venue faults can strike.</summary>
/// <param name="HasSockets">Whether there are connections whose frames can be struck.</param>
/// <param name="HasApi">Whether orders can be sent as messages of a connection.</param>
public sealed record VenueReach(ImmutableArray<VenueCall> Calls, bool HasSockets, bool HasApi)
{
    /// <summary>Every stream whose frames can be struck; made when they are asked for.</summary>
    public required IEnumerable<VenueStream> Streams { get; init; }

    /// <summary>Calls from lines such as <c>GET time depth</c>, behind a root.</summary>
    internal static IEnumerable<VenueCall> Read(string root, params string[] lines) =>
        from line in lines
        let words = line.Split(' ')
        from name in words.Skip(1)
        select new VenueCall(words[0], root + name);
}
