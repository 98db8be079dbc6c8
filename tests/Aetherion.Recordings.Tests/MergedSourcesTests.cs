namespace Aetherion.Recordings.Tests;

public sealed class MergedSourcesTests
{
    [Fact]
    public void The_row_that_was_received_first_is_next()
    {
        Merge("a: 1 4 9", "b: 2 3 10 11", "c: 5").ShouldBe("a1 b2 b3 a4 c5 a9 b10 b11");
    }

    [Fact]
    public void At_equal_times_the_venue_whose_name_comes_first_is_next()
    {
        Merge("a: 1 2 2", "b: 1 1 2 3").ShouldBe("a1 b1 b1 a2 a2 b2 b3");
    }

    [Fact]
    public void The_order_within_a_venue_stays_where_its_clock_was_set_back()
    {
        Merge("a: 5 3 4", "b: 4 6").ShouldBe("b4 a5 a3 a4 b6");
    }

    [Fact]
    public void A_venue_without_rows_is_left_out()
    {
        Merge("a:", "b: 1 2", "c:").ShouldBe("b1 b2");
        Merge("a:").ShouldBe("");
    }

    private static string Merge(params string[] venues)
    {
        List<Listed> sources = [.. venues.Select(venue => new Listed(venue))];
        List<string> rows = [];
        using (MergedSources merged = new([.. sources]))
        {
            while (merged.Next() is { } source)
            {
                source.Handle();
                rows.Add($"{((Listed)source).Name}{source.Time.Ticks}");
            }
        }
        sources.ShouldAllBe(source => source.IsDisposed);
        return string.Join(' ', rows);
    }

    /// <summary>Rows of given times.</summary>
    private sealed class Listed(string text) : ReplaySource
    {
        private readonly Queue<long> _times = new(
            text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse));

        private long _time;
        private bool _isHandled = true;

        public string Name => text[..text.IndexOf(':', StringComparison.Ordinal)];

        public bool IsDisposed { get; private set; }

        public override DateTime Time => new(_time, DateTimeKind.Utc);

        public override bool IsClock => false;

        public override bool MoveNext()
        {
            _isHandled.ShouldBeTrue("a row was passed over");
            _isHandled = false;
            return _times.TryDequeue(out _time);
        }

        public override void Handle() => _isHandled = true;

        public override void Dispose() => IsDisposed = true;
    }
}
