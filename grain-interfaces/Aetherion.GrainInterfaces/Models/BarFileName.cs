namespace Aetherion.GrainInterfaces;

/// <summary>What a bar file may be called: a name inside the folder of bar files, never a path.</summary>
public static class BarFileName
{
    /// <summary>The longest name, in characters.</summary>
    public const int LengthMax = 128;

    private const string Wanted = "Write the name of a file in the folder of bar files, such as btcusdt-1m.csv.gz";

    /// <summary>What is wrong with a name, and what to write; null for one that can be.</summary>
    public static string? WhyNot(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
            return $"The name is empty. {Wanted}.";
        if (name.Length > LengthMax)
            return $"The name is longer than {LengthMax} characters. {Wanted}.";
        if (name[0] == '.' || name.Contains("..", StringComparison.Ordinal))
            return $"A name neither begins with a dot nor holds two together. {Wanted}.";
        return name.Any(IsForbidden)
            ? $"A name holds no separator (/, \\ or :) and no character without a shape. {Wanted}, without its folder."
            : null;
    }

    private static bool IsForbidden(char c) => c is '/' or '\\' or ':' || char.IsControl(c) || char.IsSurrogate(c);
}
