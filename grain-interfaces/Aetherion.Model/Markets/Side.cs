namespace Aetherion.Model;

/// <summary>The side of an order, or the aggressor of a trade.</summary>
public enum Side
{
    Buy,
    Sell,
}
