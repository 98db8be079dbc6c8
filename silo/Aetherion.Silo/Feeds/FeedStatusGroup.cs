using System.Collections.Immutable;

namespace Aetherion.Silo.Feeds;

/// <summary>Several feeds as one.</summary>
public sealed class FeedStatusGroup(IEnumerable<IFeedStatus> feeds) : IFeedStatus
{
    private readonly ImmutableArray<IFeedStatus> _feeds = [.. feeds];

    public string? Problem
    {
        get
        {
            var problems = string.Join(' ', _feeds.Select(feed => feed.Problem).OfType<string>());
            return problems.Length == 0 ? null : problems;
        }
    }

    public long EventCount => _feeds.Sum(feed => feed.EventCount);

    public double BackfillShare => _feeds.Length == 0 ? 1 : _feeds.Average(feed => feed.BackfillShare);
}
