using Aetherion.Api.Live;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Tests.Live;

/// <summary>
/// What every subscription promises. A subscription's own tests inherit this and say how its stream is read and moved.
/// </summary>
public abstract class SubscriptionContract : IAsyncDisposable
{
    /// <summary>What clients are promised: silence is never longer.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(15);

    /// <summary>Changes made at once; fewer than a stream holds.</summary>
    private const int StepMax = 200;

    private readonly List<StreamClient> _clients = [];
    private StreamClient? _watcher;

    private protected StreamWorld World { get; } = new();

    /// <summary>Whether each change is sent to each subscriber.</summary>
    protected abstract bool IsLossless { get; }

    /// <summary>Whether the stream goes on after a restart of the process.</summary>
    protected virtual bool IsStored => IsLossless;

    /// <summary>Whether a slow subscriber gets one change in place of several even without a rate.</summary>
    protected virtual bool IsMerging => !IsLossless;

    /// <summary>What nobody announces is looked at now and then, and no change comes between two looks.</summary>
    protected virtual bool IsPolled => false;

    /// <summary>Changes held for those who come back.</summary>
    protected virtual int Window => StreamLimits.ConflatingWindow;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in _clients)
            await client.DisposeAsync();
        await World.DisposeAsync();
    }

    [Fact]
    public async Task The_first_message_is_a_snapshot_with_epoch_and_sequence_and_changes_lead_on_from_it()
    {
        await MoveAsync();
        var client = await SubscribeAsync();

        var snapshot = await client.NextAsync("the snapshot");
        await MoveAsync();
        var change = await client.NextAsync("the change");

        IsSnapshot(snapshot).ShouldBeTrue(snapshot.GetType().Name);
        snapshot.Epoch.ShouldNotBeEmpty();
        change.ShouldBeAssignableTo<StreamChange>()!.Predecessor.ShouldBe(snapshot.Sequence);
        change.Epoch.ShouldBe(snapshot.Epoch);
        change.Sequence.ShouldBeGreaterThan(snapshot.Sequence);
    }

    [Fact]
    public async Task Every_change_leads_on_from_the_one_before()
    {
        var client = await SubscribeAsync();
        var last = (await client.NextAsync("the snapshot")).Sequence;
        for (var i = 0; i < 20; i++)
        {
            await MoveAsync();
            var change = (StreamChange)await client.NextAsync("a change");
            change.Predecessor.ShouldBe(last);
            if (IsLossless)
                change.Sequence.ShouldBe(last + 1);
            last = change.Sequence;
        }
    }

    [Fact]
    public async Task Inside_the_window_a_subscriber_goes_on_without_a_snapshot()
    {
        var place = await SeeOneChangeAsync();
        for (var i = 0; i < 3; i++)
            await MoveAsync();

        var client = await SubscribeAsync(place);
        var change = await client.NextAsync("what was missed");

        change.ShouldBeAssignableTo<StreamChange>()!.Predecessor.ShouldBe(place.Sequence);
    }

    [Fact]
    public async Task The_last_place_without_news_is_answered_by_what_comes_next()
    {
        var place = await SeeOneChangeAsync();
        var client = await SubscribeAsync(place);
        var next = client.NextAsync("the next change");

        await MoveAsync();

        (await next).ShouldBeAssignableTo<StreamChange>()!.Predecessor.ShouldBe(place.Sequence);
    }

    [Fact]
    public async Task Outside_the_window_a_gap_comes_and_then_a_snapshot()
    {
        var place = await SeeOneChangeAsync();
        await LeaveWindowAsync();

        await ShouldBeginAnewAsync(place, place.Epoch!, StreamReason.OutsideWindow);
    }

    [Fact]
    public async Task A_changed_epoch_is_a_gap_whatever_the_sequence()
    {
        var place = await SeeOneChangeAsync();

        await ShouldBeginAnewAsync(
            new StreamPosition("another", place.Sequence), "another", StreamReason.EpochChanged);
    }

    [Fact]
    public async Task A_sequence_that_was_never_sent_is_a_gap()
    {
        var place = await SeeOneChangeAsync();

        await ShouldBeginAnewAsync(
            place with { Sequence = place.Sequence + 1_000_000 }, place.Epoch!, StreamReason.UnknownSequence);
    }

    [Fact]
    public async Task Whoever_is_cut_off_between_gap_and_snapshot_finds_the_gap_again()
    {
        var place = await SeeOneChangeAsync();
        var client = await SubscribeAsync(place with { Epoch = "another" });
        (await client.NextAsync("the gap")).ShouldBeOfType<StreamGapType>();

        await ShouldBeginAnewAsync(client.Position, "another", StreamReason.EpochChanged);
    }

    [Fact]
    public async Task A_restart_of_the_process_keeps_what_is_stored_and_shows_what_is_not()
    {
        var place = await SeeOneChangeAsync();
        await MoveAsync();

        await RestartAsync();
        var client = await SubscribeAsync(place);
        var message = await client.NextAsync("what was missed, or the gap");

        if (IsStored)
            ((StreamChange)message).Predecessor.ShouldBe(place.Sequence);
        else
            ((StreamGapType)message).Reason.ShouldBe(StreamReason.EpochChanged);
    }

    [Fact]
    public async Task Other_data_are_another_epoch()
    {
        var place = await SeeOneChangeAsync();
        World.Parts.Epoch.Name = "data-2";

        await RestartAsync();

        await ShouldBeginAnewAsync(place, place.Epoch!, StreamReason.EpochChanged);
    }

    [Fact]
    public async Task A_subscriber_that_does_not_read_holds_nobody_up()
    {
        var slow = await SubscribeAsync();
        var snapshot = await slow.NextAsync("the snapshot");
        var quick = await SubscribeAsync();
        await quick.NextAsync("the snapshot");

        for (var i = 0; i < 5; i++)
        {
            await MoveAsync();
            await quick.NextAsync("a change");
        }
        var first = (StreamChange)await slow.NextAsync("what was missed");

        first.Predecessor.ShouldBe(snapshot.Sequence);
        (first.Sequence == quick.Position.Sequence).ShouldBe(IsMerging);
    }

    [Fact]
    public async Task A_subscriber_that_falls_out_of_the_window_is_told_so()
    {
        var slow = await SubscribeAsync();
        var snapshot = await slow.NextAsync("the snapshot");
        await MoveAsync(WindowInMemory + 1);

        if (IsLossless)
        {
            var error = await Should.ThrowAsync<GraphQLException>(() => slow.NextAsync("the error"));
            error.Errors[0].Code.ShouldBe("SLOW_CONSUMER");
        }
        else if (await slow.NextAsync("one change, or a gap") is StreamChange merged)
        {
            merged.Predecessor.ShouldBe(snapshot.Sequence);
        }
        else
        {
            IsSnapshot(await slow.NextAsync("the snapshot")).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Silence_lasts_less_than_fifteen_seconds()
    {
        var client = await SubscribeAsync();
        var snapshot = await client.NextAsync("the snapshot");
        for (var i = 0; i < 4; i++)
        {
            var status = await client.NextOfAnyKindAsync(
                $"a status within {SilenceMax}", TimeSpan.FromMilliseconds(500), SilenceMax);

            status.ShouldBeOfType<StreamStatusType>().Epoch.ShouldBe(snapshot.Epoch);
            status.Sequence.ShouldBe(snapshot.Sequence);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Whoever_is_cut_off_again_and_again_ends_with_the_whole_state(int seed)
    {
        var random = new Random(seed);
        var state = NewState();
        StreamClient? client = null;
        StreamPosition? place = null;
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(10))
            {
                case 0 when client is not null:
                    await client.DisposeAsync();
                    client = null;
                    break;
                case 1 when random.Next(6) == 0:
                    await RestartAsync();
                    client = null;
                    break;
                case < 5:
                    await MoveAsync();
                    break;
                default:
                    client ??= await SubscribeAsync(place);
                    if (place is null || place.Value.Sequence < _watcher!.Position.Sequence)
                        place = await ReadAsync(client, state);
                    break;
            }
        }
        await MoveAsync();
        client ??= await SubscribeAsync(place);
        while (place is null || place.Value.Sequence < _watcher!.Position.Sequence)
            place = await ReadAsync(client, state);

        state.ShouldEqualServer();
    }

    /// <summary>The stream as a subscriber reads it.</summary>
    private protected abstract IAsyncEnumerable<IStreamEvent> ReadAsync(
        StreamPosition? from, int? maxRate, CancellationToken cancellationToken);

    /// <summary>Makes so many changes, one after the other.</summary>
    private protected abstract Task ChangeAsync(int count);

    /// <summary>Makes what was sent so far impossible to be sent again.</summary>
    private protected virtual Task LeaveWindowAsync() => MoveAsync(Window + 1);

    private protected virtual IStreamState NewState() => new SequenceState(IsLossless);

    private protected virtual int WindowInMemory => IsLossless ? StreamLimits.LosslessWindow : Window;

    private protected async Task<StreamClient> SubscribeAsync(StreamPosition? from = null, int? maxRate = null)
    {
        await WatchAsync();
        var client = NewClient(from, maxRate);
        _clients.Add(client);
        return client;
    }

    /// <summary>Makes changes and waits until the stream has each of them.</summary>
    private protected async Task MoveAsync(int count = 1)
    {
        await WatchAsync();
        for (var left = count; left > 0;)
        {
            var step = IsMerging ? 1 : Math.Min(left, StepMax);
            await ChangeAsync(step);
            for (var i = 0; i < step; i++)
                (await _watcher!.NextAsync("the change")).ShouldBeAssignableTo<StreamChange>();
            left -= step;
        }
    }

    private protected async Task RestartAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        _clients.Clear();
        _watcher = null;
        await World.RestartAsync();
        await WatchAsync();
    }

    private static bool IsSnapshot(StreamMessage message) =>
        message is not (StreamChange or StreamGapType or StreamStatusType);

    private static async Task<StreamPosition> ReadAsync(StreamClient client, IStreamState state)
    {
        state.Apply(await client.NextAsync("a message"));
        return client.Position;
    }

    private StreamClient NewClient(StreamPosition? from, int? maxRate) => new(
        token => ReadAsync(from, maxRate, token), World.Time, IsPolled ? StreamLimits.PollInterval : null);

    // Somebody always listens, so that a change is in the stream when it was seen.
    private async Task WatchAsync()
    {
        if (_watcher is not null)
            return;
        _watcher = NewClient(null, null);
        _clients.Add(_watcher);
        await _watcher.NextAsync("the first snapshot");
    }

    private async Task<StreamPosition> SeeOneChangeAsync()
    {
        var client = await SubscribeAsync();
        await client.NextAsync("the snapshot");
        await MoveAsync();
        await client.NextAsync("the change");
        await client.DisposeAsync();
        return client.Position;
    }

    private async Task ShouldBeginAnewAsync(StreamPosition from, string epoch, StreamReason reason)
    {
        var client = await SubscribeAsync(from);
        var gap = (await client.NextAsync("the gap")).ShouldBeOfType<StreamGapType>();
        var snapshot = await client.NextAsync("the snapshot");
        await MoveAsync();
        var change = (StreamChange)await client.NextAsync("the change after it");

        gap.Reason.ShouldBe(reason);
        gap.FromSequence.ShouldBe(from.Sequence);
        gap.ToSequence.ShouldBe(snapshot.Sequence);
        gap.Epoch.ShouldBe(epoch);
        IsSnapshot(snapshot).ShouldBeTrue(snapshot.GetType().Name);
        change.Predecessor.ShouldBe(snapshot.Sequence);
    }
}
