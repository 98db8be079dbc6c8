using Aetherion.GrainHost.Tests.Grains;
using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Tests.Contract;

public abstract partial class GrainHostContract
{
    public static TheoryData<string, bool> ProvidersAndBatches => new()
    {
        { "pressed", false }, { "pressed", true }, { "cursor", false }, { "cursor", true },
    };

    [Theory]
    [MemberData(nameof(ProvidersAndBatches))]
    public async Task Items_reach_every_subscriber_in_order(string provider, bool batches)
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var listeners = Enumerable.Range(1, 2).Select(key => host.Client.GetGrain<IListenerGrain>($"l{key}")).ToList();
        probe.Open("l1 takes");
        probe.Open("l2 takes");
        foreach (var listener in listeners)
            await listener.Subscribe(provider, "ns", "k", batches, null);
        var speaker = host.Client.GetGrain<ISpeakerGrain>("k");
        await speaker.Say(provider, "ns", 0, 250, batch: true);
        await speaker.Say(provider, "ns", 250, 20, batch: false);
        await probe.Recorded("l1 took 269");
        await probe.Recorded("l2 took 269");
        foreach (var listener in listeners)
            (await listener.Seen()).ShouldBe(Enumerable.Range(0, 270));
    }

    [Fact]
    public async Task A_batch_is_delivered_in_pieces_of_the_bound()
    {
        var (host, probe) = await StartAsync(setup => setup.Streams = options => options.MaxBatchSize = 40);
        await using var _ = host;
        probe.Open("l takes");
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", true, null);
        await host.Client.GetGrain<ISpeakerGrain>("k").Say("pressed", "ns", 0, 100, batch: true);
        probe.Records.Where(record => record.EndsWith("items", StringComparison.Ordinal)).ShouldBe(
            ["l is given 40 items", "l is given 40 items", "l is given 20 items"]);
    }

    [Fact]
    public async Task A_back_pressured_producer_waits_for_all_subscribers()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("fast takes");
        foreach (var key in new[] { "fast", "slow" })
            await host.Client.GetGrain<IListenerGrain>(key).Subscribe("pressed", "ns", "k", false, null);
        var saying = host.Client.GetGrain<ISpeakerGrain>("k").Say("pressed", "ns", 1, 1, batch: false);
        await probe.Recorded("fast took 1");
        await probe.Recorded("slow is given 1");
        probe.Records.ShouldNotContain("said");
        probe.Open("slow takes");
        await Wait.For(saying, "the producer");
        probe.Records.ShouldContain("slow took 1");
    }

    [Fact]
    public async Task A_cursor_producer_waits_for_nobody()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("fast takes");
        foreach (var key in new[] { "fast", "slow" })
            await host.Client.GetGrain<IListenerGrain>(key).Subscribe("cursor", "ns", "k", false, null);
        await Wait.For(host.Client.GetGrain<ISpeakerGrain>("k").Say("cursor", "ns", 1, 50, batch: true),
            "the producer");
        await probe.Recorded("fast took 50");
        probe.Records.ShouldNotContain("slow took 1");
        probe.Open("slow takes");
        await probe.Recorded("slow took 50");
    }

    [Fact]
    public async Task A_producer_whose_subscriber_hangs_times_out_and_the_item_is_still_delivered()
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe("pressed", "ns", "k", false, null);
        var saying = host.Client.GetStreamProvider("pressed").GetStream<Reading>(StreamId.Create("ns", "k"))
            .OnNextAsync(new Reading { Number = 7 });
        await probe.Recorded("l is given 7");
        clock.Advance(TimeSpan.FromSeconds(32));
        (await Should.ThrowAsync<TimeoutException>(() => Wait.For(saying, "the time-out")))
            .Message.ShouldContain("ns/k");
        probe.Open("l takes");
        await probe.Recorded("l took 7");
        (await listener.Seen()).ShouldBe([7]);
    }

    [Theory]
    [InlineData("pressed")]
    [InlineData("cursor")]
    public async Task Stream_items_are_copies(string provider)
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("l1 takes");
        probe.Open("l2 takes");
        foreach (var key in new[] { "l1", "l2" })
            await host.Client.GetGrain<IListenerGrain>(key).Subscribe(provider, "ns", "k", false, null);
        var reading = new Reading { Number = 5 };
        var stream = host.Client.GetStreamProvider(provider).GetStream<Reading>(StreamId.Create("ns", "k"));
        var saying = stream.OnNextAsync(reading);
        reading.Number = 6;
        await saying;
        await probe.Recorded("l1 took 5");
        await probe.Recorded("l2 took 5");
    }

    [Fact]
    public async Task A_failing_subscriber_is_tried_again_and_loses_nothing()
    {
        var (host, probe) = await StartAsync(setup => setup.Streams = options => options.RetryDelay = TimeSpan.Zero);
        await using var _ = host;
        probe.Open("l takes");
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", false, null);
        var stream = host.Client.GetStreamProvider("pressed").GetStream<Reading>(StreamId.Create("ns", "k"));
        await stream.OnNextBatchAsync(
            [new Reading { Number = 1 }, new Reading { Number = 2, Text = "fails" }, new Reading { Number = 9 }]);
        (await host.Client.GetGrain<IListenerGrain>("l").Seen()).ShouldBe([1, 2, 9]);
        probe.Count("l is given 1").ShouldBe(1);
        probe.Count("l is given 2").ShouldBe(3);
    }

    [Fact]
    public async Task A_subscriber_that_keeps_failing_is_told_and_the_next_items_go_on()
    {
        var (host, probe) = await StartAsync(setup => setup.Streams = options => options.RetryDelay = TimeSpan.Zero);
        await using var _ = host;
        probe.Open("l takes");
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", false, null);
        var stream = host.Client.GetStreamProvider("pressed").GetStream<Reading>(StreamId.Create("ns", "k"));
        await stream.OnNextBatchAsync([new Reading { Number = 100, Text = "fails" }, new Reading { Number = 2 }]);
        probe.Count("l is given 100").ShouldBe(3);
        probe.Records.ShouldContain("l error OwnException: 100 fails");
        (await host.Client.GetGrain<IListenerGrain>("l").Seen()).ShouldBe([2]);
    }

    [Theory]
    [InlineData("pressed")]
    [InlineData("cursor")]
    public async Task An_explicit_subscription_outlives_its_activation(string provider)
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("l takes");
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe(provider, "ns", "k", false, null);
        await listener.Leave();
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "ns", 1, 2, batch: false);
        await probe.Recorded("l took 2");
        (await listener.Seen()).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("pressed")]
    [InlineData("cursor")]
    public async Task An_explicit_subscription_outlives_its_host_until_it_is_ended(string provider)
    {
        var setup = new HostSetup();
        setup.Probe.Open("l takes");
        await using (var first = await StartAsync(setup))
            await first.Client.GetGrain<IListenerGrain>("l").Subscribe(provider, "ns", "k", true, null);
        await using var second = await StartAsync(setup);
        await second.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "ns", 1, 3, batch: true);
        await setup.Probe.Recorded("l took 3");
        var listener = second.Client.GetGrain<IListenerGrain>("l");
        (await listener.Subscriptions(provider, "ns", "k")).ShouldBe(1);
        await listener.Unsubscribe(provider, "ns", "k");
        (await listener.Subscriptions(provider, "ns", "k")).ShouldBe(0);
        await Wait.For(second.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "ns", 4, 1, batch: true),
            "the producer");
        (await listener.Seen()).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("pressed", true)]
    [InlineData("cursor", true)]
    [InlineData("pressed", false)]
    public async Task An_implicit_subscription_needs_no_subscribing(string provider, bool hasPubSubStore)
    {
        var (host, probe) = await StartAsync(setup => setup.HasPubSubStore = hasPubSubStore);
        await using var _ = host;
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "implicit", 1, 2, batch: false);
        await probe.Recorded("k took 2");
        await host.Client.GetGrain<IImplicitGrain>("k").Leave();
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "implicit", 3, 1, batch: false);
        await probe.Recorded("k took 3");
        probe.Count($"k is asked for {provider} implicit/k").ShouldBe(2);
        probe.Records.Where(record => record.StartsWith("k took", StringComparison.Ordinal)).ShouldBe(
            ["k took 1", "k took 2", "k took 3"]);
    }

    [Fact]
    public async Task An_explicit_subscription_without_a_store_says_what_is_missing()
    {
        var (host, _) = await StartAsync(setup => setup.HasPubSubStore = false);
        await using var _ = host;
        var exception = await Should.ThrowAsync<OrleansConfigurationException>(
            () => host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", false, null));
        exception.Message.ShouldContain("PubSubStore");
    }

    [Fact]
    public async Task Subscriptions_that_cannot_be_read_fail_the_producer_until_they_can()
    {
        var setup = new HostSetup();
        await using var host = await StartAsync(setup);
        setup.Probe.Open("k takes");
        setup.Storage.BeforeRead = (_, _) => throw new IOException("the store is away");
        var stream = host.Client.GetStreamProvider("pressed").GetStream<Reading>(StreamId.Create("implicit", "k"));
        await Should.ThrowAsync<IOException>(() => stream.OnNextAsync(new Reading { Number = 1 }));
        setup.Storage.BeforeRead = null;
        await Wait.For(stream.OnNextAsync(new Reading { Number = 2 }), "the producer once the store is back");
        setup.Probe.Records.ShouldContain("k took 2");
    }

    [Fact]
    public async Task A_producer_may_number_its_items_and_a_consumer_start_at_a_number()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("l takes");
        var stream = host.Client.GetStreamProvider("cursor").GetStream<Reading>(StreamId.Create("ns", "k"));
        for (var number = 100; number < 110; number++)
            await stream.OnNextAsync(new Reading { Number = number }, new EventSequenceTokenV2(number));
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe("cursor", "ns", "k", false, 105);
        await probe.Recorded("l took 109");
        (await host.Client.GetGrain<IListenerGrain>("l").Seen()).ShouldBe([105, 106, 107, 108, 109]);
        probe.Records.ShouldNotContain(record => record.Contains("error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_consumer_that_returns_resumes_after_what_it_has_without_repeats()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("l takes");
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe("cursor", "ns", "k", false, 0);
        var stream = host.Client.GetStreamProvider("cursor").GetStream<Reading>(StreamId.Create("ns", "k"));
        for (var number = 1; number <= 30; number++)
        {
            await stream.OnNextAsync(new Reading { Number = number }, new EventSequenceTokenV2(number));
            if (number % 10 == 0)
            {
                await probe.Recorded($"l took {number}");
                await listener.Leave();
            }
        }

        await probe.Recorded("l took 30");
        (await listener.Seen()).ShouldBe(Enumerable.Range(1, 30));
    }

    [Fact]
    public async Task A_consumer_that_falls_off_the_cache_is_told_and_goes_on_from_the_oldest_item()
    {
        var (host, probe) = await StartAsync(
            setup => setup.Streams = options => (options.CacheSize, options.MaxBatchSize) = (10, 4));
        await using var _ = host;
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe("cursor", "ns", "k", false, null);
        var stream = host.Client.GetStreamProvider("cursor").GetStream<Reading>(StreamId.Create("ns", "k"));
        await stream.OnNextAsync(new Reading { Number = 1 }, new EventSequenceTokenV2(1));
        await probe.Recorded("l is given 1");
        for (var number = 2; number <= 40; number++)
            await stream.OnNextAsync(new Reading { Number = number }, new EventSequenceTokenV2(number));
        probe.Open("l takes");
        await probe.Recorded("l took 40");
        (await listener.Seen()).ShouldBe([1, .. Enumerable.Range(31, 10)]);
        var error = probe.Records.Single(record => record.Contains("error", StringComparison.Ordinal));
        error.ShouldContain(nameof(QueueCacheMissException));
        error.ShouldContain("SeqNum=31");
    }

    [Fact]
    public async Task Starting_before_the_oldest_item_is_a_miss_too()
    {
        var (host, probe) = await StartAsync(setup => setup.Streams = options => options.CacheSize = 5);
        await using var _ = host;
        probe.Open("l takes");
        var stream = host.Client.GetStreamProvider("cursor").GetStream<Reading>(StreamId.Create("ns", "k"));
        for (var number = 1; number <= 9; number++)
            await stream.OnNextAsync(new Reading { Number = number }, new EventSequenceTokenV2(number));
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe("cursor", "ns", "k", true, 2);
        await probe.Recorded("l took 9");
        (await listener.Seen()).ShouldBe([5, 6, 7, 8, 9]);
        probe.Records.Count(record => record.Contains(nameof(QueueCacheMissException), StringComparison.Ordinal))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_back_pressured_stream_cannot_be_rewound()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        await Should.ThrowAsync<NotSupportedException>(
            () => host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", false, 3));
    }

    [Fact]
    public async Task Completion_and_errors_of_the_producer_come_in_order()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        probe.Open("l takes");
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", true, null);
        var stream = host.Client.GetStreamProvider("pressed").GetStream<Reading>(StreamId.Create("ns", "k"));
        await stream.OnNextAsync(new Reading { Number = 1 });
        await stream.OnErrorAsync(new OwnException("feed lost"));
        await stream.OnNextAsync(new Reading { Number = 2 });
        await stream.OnCompletedAsync();
        probe.Records.Where(record => !record.Contains("given", StringComparison.Ordinal)).ShouldBe(
            ["l took 1", "l error OwnException: feed lost", "l took 2", "l completed"]);
    }

    [Theory]
    [InlineData("pressed")]
    [InlineData("cursor")]
    public async Task An_observer_outside_grains_listens_until_it_unsubscribes(string provider)
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        var stream = host.Client.GetStreamProvider(provider).GetStream<Reading>(StreamId.Create("ns", "k"));
        var handle = await stream.SubscribeAsync(new ClientObserver(probe));
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "ns", 1, 3, batch: true);
        await probe.Recorded("client took 3");
        (await stream.GetAllSubscriptionHandles()).ShouldHaveSingleItem().ShouldBe(handle);
        await handle.UnsubscribeAsync();
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "ns", 4, 1, batch: true);
        (await stream.GetAllSubscriptionHandles()).ShouldBeEmpty();
        probe.Records.ShouldNotContain("client took 4");
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_named()
    {
        var (host, _) = await StartAsync();
        await using var _ = host;
        Should.Throw<KeyNotFoundException>(() => host.Client.GetStreamProvider("nowhere"))
            .Message.ShouldContain("nowhere");
    }

    [Fact]
    public async Task Subscribers_lose_and_repeat_nothing_while_their_activations_come_and_go()
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        const int Count = 400;
        probe.Open("l takes");
        var listener = host.Client.GetGrain<IListenerGrain>("l");
        await listener.Subscribe("pressed", "ns", "k", false, null);
        var leaving = Task.Run(async () =>
        {
            while (probe.Count("said") == 0)
                await listener.Leave();
        }, Cancelled);
        await Wait.For(host.Client.GetGrain<ISpeakerGrain>("k").Say("pressed", "ns", 0, Count, batch: false),
            "the producer");
        await Wait.For(leaving, "the leaving");
        (await listener.Seen()).ShouldBe(Enumerable.Range(0, Count));
    }

    [Theory]
    [InlineData("pressed")]
    [InlineData("cursor")]
    public async Task A_grain_may_attach_to_its_implicit_subscription_itself(string provider)
    {
        var (host, probe) = await StartAsync();
        await using var _ = host;
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "attached", 1, 3, batch: true);
        await probe.Recorded("attached took 3");
        await host.Client.GetGrain<ISubscribingGrain>("k").Leave();
        await host.Client.GetGrain<ISpeakerGrain>("k").Say(provider, "attached", 4, 1, batch: true);
        await probe.Recorded("attached took 4");
        probe.Records.Where(record => record.StartsWith("attached", StringComparison.Ordinal)).ShouldBe(
            Enumerable.Range(1, 4).Select(number => $"attached took {number}"));
    }

    [Theory]
    [InlineData("pressed")]
    [InlineData("cursor")]
    public async Task A_stream_that_was_idle_long_still_knows_its_subscriptions(string provider)
    {
        var clock = new ManualTimeProvider();
        var (host, probe) = await StartAsync(setup => setup.Clock = clock);
        await using var _ = host;
        probe.Open("l takes");
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe(provider, "ns", "k", false, null);
        var stream = host.Client.GetStreamProvider(provider).GetStream<Reading>(StreamId.Create("ns", "k"));
        await stream.OnNextAsync(new Reading { Number = 1 });
        await probe.Recorded("l took 1");
        clock.Advance(TimeSpan.FromHours(2));
        await Wait.Until(() => host.ActivationCount == 0, "all activations are collected");
        await stream.OnNextAsync(new Reading { Number = 2 });
        await probe.Recorded("l took 2");
    }

    [Fact]
    public async Task Producers_that_do_not_await_are_bounded()
    {
        var (host, probe) = await StartAsync(setup => setup.Streams = options => options.MaxPendingItems = 10);
        await using var _ = host;
        await host.Client.GetGrain<IListenerGrain>("l").Subscribe("pressed", "ns", "k", true, null);
        var stream = host.Client.GetStreamProvider("pressed").GetStream<Reading>(StreamId.Create("ns", "k"));
        var taken = Enumerable.Range(0, 10)
            .Select(number => stream.OnNextAsync(new Reading { Number = number })).ToList();
        (await Should.ThrowAsync<LimitExceededException>(() => stream.OnNextAsync(new Reading { Number = 10 })))
            .Message.ShouldContain("MaxPendingItems");
        probe.Open("l takes");
        await Wait.For(Task.WhenAll(taken), "the producers");
        (await host.Client.GetGrain<IListenerGrain>("l").Seen()).ShouldBe(Enumerable.Range(0, 10));
    }
}
