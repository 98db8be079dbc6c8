using System.Collections.Immutable;

namespace Aetherion.Api.Sockets;

/// <summary>The sockets that want the same types.</summary>
internal sealed record BroadcastGroup(MessageTypes Types, ImmutableArray<LiveSocket> Sockets);
