namespace Aetherion.Silo.Jobs;

/// <summary>Where the bar files of trainings lie, and how large they may be.</summary>
public sealed record BarFolderOptions
{
    /// <summary>Null where trainings take no files.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// The most bytes of a file as it lies there, packed or not: ten years of minutes as text are some 700 MB.
    /// </summary>
    public long FileBytesMax { get; init; } = 1L << 30;

    /// <summary>The most bars that a training is given of a file, which may be packed: eleven years of minutes.</summary>
    public int BarsMax { get; init; } = 6_000_000;
}
