namespace Aetherion.Api;

/// <summary>Weights of fields in the cost of an operation that are not the library's defaults.</summary>
internal static class FieldCosts
{
    /// <summary>A read of what a grain has in memory, some ten times cheaper than one of the database.</summary>
    public const double GrainRead = 1;

    /// <summary>A field whose values are read together for a whole page.</summary>
    public const double Batched = 0.1;

    /// <summary>One of the flat values of a bar, of which a page has up to a thousand, read as one block.</summary>
    public const double BarValue = 0.25;
}
