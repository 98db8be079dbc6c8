using System.Collections.Immutable;

namespace Aetherion.GrainModel.Tests;

/// <summary>The public surface of one type.</summary>
internal sealed record TypeSignature(
    string Kind, string BaseType, ImmutableSortedSet<string> Interfaces, IReadOnlySet<string> Members);
