using System.Collections.Immutable;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// How an input of a model was distributed over its training rows: as <see cref="ReferenceDistribution"/>, by the name
/// of its column.
/// </summary>
public sealed record InputDistribution
{
    /// <exception cref="ArgumentException">It has no name, the edges do not ascend, or there is not one share more than
    /// edges.</exception>
    public InputDistribution(string name, ImmutableArray<double> edges, ImmutableArray<double> shares)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Deciles.Require(name, edges, shares);
        Name = name;
        Edges = edges;
        Shares = shares;
    }

    /// <summary>Of the column.</summary>
    public string Name { get; }

    /// <summary>Ascending, in the column's unit.</summary>
    public ImmutableArray<double> Edges { get; }

    /// <summary>Share of the training rows in each bin.</summary>
    public ImmutableArray<double> Shares { get; }

    /// <summary>Takes the deciles of a column's training values.</summary>
    /// <exception cref="ArgumentException">There are no values, or one cannot be used.</exception>
    public static InputDistribution Fit(string name, ReadOnlySpan<double> values)
    {
        (ImmutableArray<double> edges, ImmutableArray<double> shares) = Deciles.Of(name, values);
        return new InputDistribution(name, edges, shares);
    }

    /// <summary>The distributions, if they are none or those of a model's columns.</summary>
    /// <exception cref="InvalidDataException">They are of other columns.</exception>
    internal static ImmutableArray<InputDistribution> RequireNames(
        ImmutableArray<InputDistribution> inputs, IReadOnlyList<string> names) =>
        inputs.IsEmpty || inputs.Select(input => input.Name).SequenceEqual(names)
            ? inputs
            : throw new InvalidDataException(
                $"The training reference is of {string.Join(", ", inputs.Select(input => input.Name))}, not of "
                + $"{string.Join(", ", names)}.");

    /// <summary>The bin of a value.</summary>
    public int BinOf(double value) => Deciles.BinOf(Edges, value);
}
