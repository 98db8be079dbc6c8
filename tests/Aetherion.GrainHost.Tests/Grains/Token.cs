using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>Promises not to change; so it is shared, but for strict copying.</summary>
[Immutable]
public sealed record Token(string Text);
