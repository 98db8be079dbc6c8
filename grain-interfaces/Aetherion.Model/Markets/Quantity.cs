namespace Aetherion.Model;

/// <summary>
/// A quantity in whole lots of its instrument; <see cref="Instrument.ToDecimal(Quantity)"/> gives the amount.
/// </summary>
public readonly record struct Quantity(long Lots) : IComparable<Quantity>
{
    public int CompareTo(Quantity other) => Lots.CompareTo(other.Lots);

    public static Quantity operator +(Quantity left, Quantity right) => new(left.Lots + right.Lots);

    public static Quantity operator -(Quantity left, Quantity right) => new(left.Lots - right.Lots);

    public static bool operator <(Quantity left, Quantity right) => left.Lots < right.Lots;

    public static bool operator >(Quantity left, Quantity right) => left.Lots > right.Lots;

    public static bool operator <=(Quantity left, Quantity right) => left.Lots <= right.Lots;

    public static bool operator >=(Quantity left, Quantity right) => left.Lots >= right.Lots;

    public static Quantity Add(Quantity left, Quantity right) => left + right;

    public static Quantity Subtract(Quantity left, Quantity right) => left - right;
}
