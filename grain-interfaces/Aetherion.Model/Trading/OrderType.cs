namespace Aetherion.Model;

/// <summary>How an order executes.</summary>
public enum OrderType
{
    /// <summary>Takes what rests in the book, at once.</summary>
    Market,
}
