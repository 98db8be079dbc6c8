using System.Text.RegularExpressions;
using Aetherion.Domain.Markets;

namespace Aetherion.Host.Commands;

/// <summary>
/// The files of a folder by the market that their names tell, the word before <c>-1m</c>, so that a file can be scored by
/// a model of the latest file before it.
/// </summary>
internal sealed partial class FileChain
{
    /// <summary>A file that spans less is not trained on.</summary>
    private static readonly TimeSpan SpanMin = TimeSpan.FromDays(29);

    private readonly List<(FileInfo File, BarFileProfile Profile)> _files = [];

    public IEnumerable<FileInfo> Files => _files.Select(item => item.File);

    public void Add(FileInfo file, BarFileProfile profile) => _files.Add((file, profile));

    /// <summary>The file of the same market that ends last before this one begins; null without one.</summary>
    public FileInfo? FindEarlier(FileInfo file)
    {
        var (_, profile) = _files.Find(item => item.File == file);
        if (profile is null || MarketOf(file) is not { } market || profile.Symbols.Length > 1)
            return null;
        if (SelectionSlice.Holds(file.Name, profile.First, profile.Last))
            return null;
        return _files
            .Where(item => MarketOf(item.File) == market && item.Profile.Last < profile.First
                && item.Profile.Last - item.Profile.First >= SpanMin)
            .OrderBy(item => item.Profile.Last)
            .LastOrDefault().File;
    }

    private static string? MarketOf(FileInfo file) =>
        MinuteName().Match(file.Name) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("([a-z0-9]+)-1m", RegexOptions.IgnoreCase)]
    private static partial Regex MinuteName();
}
