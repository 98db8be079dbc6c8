using System.Collections.Immutable;
using System.Threading.Channels;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.References;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace Aetherion.Grains.Tests.References;

public sealed class ReferenceGrainTests : IAsyncLifetime, IReferenceSource
{
    private readonly Channel<string[]> _asked = Channel.CreateUnbounded<string[]>();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServiceProvider _services;

    public ReferenceGrainTests()
    {
        ServiceCollection services = new();
        services.AddOptions();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IReferenceSource>(this);
        services.AddGrainHost(host => host.AddGrains(typeof(IReferenceGrain).Assembly, typeof(ReferenceGrain).Assembly));
        _services = services.BuildServiceProvider();
    }

    public TimeSpan Lifetime => TimeSpan.FromHours(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReferenceGrain Grain =>
        _services.GetRequiredService<IGrainFactory>().GetGrain<IReferenceGrain>(IReferenceGrain.Key);

    public async ValueTask InitializeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StartAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public async Task<ImmutableArray<AssetReference>> ReadAsync(
        IReadOnlyCollection<string> assets, CancellationToken cancellationToken)
    {
        await _asked.Writer.WriteAsync([.. assets.Order(StringComparer.Ordinal)], cancellationToken);
        await _gate.Task.WaitAsync(cancellationToken);
        return [.. assets.Append("UNASKED").Select(asset => new AssetReference(asset, "USD", 1, 2, 3, DateTime.UnixEpoch, "test"))];
    }

    [Fact]
    public async Task Nobody_waits_for_the_vendor_and_what_it_said_is_there_afterwards()
    {
        (await Grain.GetReference("btc")).ShouldBeNull();
        (await _asked.Reader.ReadAsync(Cancel)).ShouldBe(["BTC"]);
        // The vendor has not answered, and readers are answered all the same.
        (await Grain.GetReference("BTC")).ShouldBeNull();
        (await Grain.GetReference("ETH")).ShouldBeNull();
        _gate.SetResult();
        (await _asked.Reader.ReadAsync(Cancel)).ShouldBe(["BTC", "ETH"]);
        await KnownAsync("BTC");
        await KnownAsync("ETH");
        (await Grain.GetReference("btc"))!.Asset.ShouldBe("BTC");
        _asked.Reader.TryRead(out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("A SIGN")]
    [InlineData("é")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_can_be_no_sign_is_not_asked_for(string asset)
    {
        (await Grain.GetReference(asset)).ShouldBeNull();
        _asked.Reader.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task No_more_assets_are_wanted_than_one_question_holds()
    {
        _gate.SetResult();
        for (var i = 0; i <= ReferenceGrain.AssetsMax; i++)
            await Grain.GetReference($"A{i}");
        while (await _asked.Reader.ReadAsync(Cancel) is { Length: < ReferenceGrain.AssetsMax })
        {
        }
        (await Grain.GetReference($"A{ReferenceGrain.AssetsMax}")).ShouldBeNull();
        await KnownAsync("A0");
    }

    private async Task KnownAsync(string asset)
    {
        while (await Grain.GetReference(asset) is null)
            await Task.Yield();
    }
}
