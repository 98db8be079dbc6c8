using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aetherion.GrainModel.Generator;

/// <summary>
/// What one interface or class leads to. Equal when the outcome is, so that nothing is emitted twice.
/// </summary>
internal sealed class Generated : IEquatable<Generated>
{
    public Generated(string hintName, string? source, string? manifestLine, ImmutableArray<Diagnostic> problems)
    {
        HintName = hintName;
        Source = source;
        ManifestLine = manifestLine;
        Problems = problems;
    }

    public string HintName { get; }

    public string? Source { get; }

    public string? ManifestLine { get; }

    public ImmutableArray<Diagnostic> Problems { get; }

    public bool Equals(Generated? other) =>
        other is not null && HintName == other.HintName && Source == other.Source
        && ManifestLine == other.ManifestLine && Problems.SequenceEqual(other.Problems);

    public override bool Equals(object? obj) => Equals(obj as Generated);

    public override int GetHashCode() => HintName.GetHashCode() ^ (Source ?? "").GetHashCode();
}
