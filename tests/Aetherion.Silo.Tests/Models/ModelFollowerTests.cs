using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Models;
using Aetherion.Model;
using Aetherion.Silo.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Silo.Tests.Models;

public sealed class ModelFollowerTests : IGrainFactory, IInstrumentCatalog, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly RegimeModel Model = ShippedRegimeModel.Load();

    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly ModelShelf _registry = new();
    private readonly ModelFollower _follower;

    public ModelFollowerTests() => _follower = new ModelFollower(
        _registry, this, this, new ModelFollowerOptions { PollInterval = TimeSpan.FromMilliseconds(5) },
        TimeProvider.System, NullLogger<ModelFollower>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ImmutableArray<Instrument> Active { get; } = InstrumentCatalog.Simulated(2).Active;

    /// <summary>How many calls fail before one succeeds.</summary>
    private int Failing { get; set; }

    [Fact]
    public async Task Symbols_that_a_promotion_serves_are_told_whoever_made_it()
    {
        await _registry.ServeAsync(Model, new ModelScope(ModelFamilies.Regime, Active[0].Id, Timeframe.M1));
        await _follower.StartAsync(Cancel);
        await UntilFollowingAsync();
        _told.Reader.TryRead(out _).ShouldBeFalse("what came before the start is no news");

        await _registry.RollBackAsync(
            new ModelScope(ModelFamilies.Regime, Active[0].Id, Timeframe.M1), Model.Version, "test", "", Cancel);
        (await NextAsync()).ShouldBe($"{Active[0].Id} uses M1");

        var all = ModelShelf.Registered(Model, new ModelScope(ModelFamilies.Regime, null, Timeframe.H1)) with
        {
            Version = "all",
        };
        await _registry.RegisterAsync(all, "test", "", false, Cancel);
        await _registry.PromoteAsync("all", null, "test", "", Cancel);
        (await NextAsync(), await NextAsync()).ShouldBe(($"{Active[0].Id} uses H1", $"{Active[1].Id} uses H1"));

        await _registry.SetChallengerAsync(all.Scope, null, "test", "", Cancel);
        (await NextAsync(), await NextAsync()).ShouldBe(
            ($"{Active[0].Id}/H1 refreshes", $"{Active[1].Id}/H1 refreshes"));
    }

    [Fact]
    public async Task Symbols_are_told_of_changed_anomaly_models_too_and_of_no_other_family()
    {
        await _follower.StartAsync(Cancel);
        await UntilFollowingAsync();
        foreach (var family in (string[])[ModelFamilies.Classifier, ModelFamilies.Anomaly])
        {
            var model = ModelShelf.Registered(Model, new ModelScope(family, Active[1].Id, Timeframe.M15)) with
            {
                Version = family,
            };
            await _registry.RegisterAsync(model, "test", "", false, Cancel);
            await _registry.PromoteAsync(family, null, "test", "", Cancel);
            await _registry.SetChallengerAsync(model.Scope, null, "test", "", Cancel);
        }
        await _registry.ServeAsync(Model, new ModelScope(ModelFamilies.Regime, Active[0].Id, Timeframe.M1));

        (await NextAsync(), await NextAsync(), await NextAsync()).ShouldBe(
            ($"{Active[1].Id} uses anomaly M15", $"{Active[1].Id}/M15 refreshes", $"{Active[0].Id} uses M1"));
    }

    [Fact]
    public async Task A_symbol_that_fails_is_told_again()
    {
        await _follower.StartAsync(Cancel);
        await UntilFollowingAsync();
        Failing = 2;
        await _registry.ServeAsync(Model, new ModelScope(ModelFamilies.Regime, Active[1].Id, Timeframe.M5));
        (await NextAsync()).ShouldBe($"{Active[1].Id} uses M5");
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)(
            typeof(TGrainInterface) == typeof(ISymbolGrain)
                ? new Told.Symbol(primaryKey, TellAsync)
                : new Told.Monitor(primaryKey, TellAsync));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) =>
        throw new NotSupportedException();

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync(CancellationToken.None).WaitAsync(Patience);
        _follower.Dispose();
    }

    private Task TellAsync(string what)
    {
        if (Failing-- > 0)
            return Task.FromException(new TimeoutException("The grain did not answer."));
        _told.Writer.TryWrite(what);
        return Task.CompletedTask;
    }

    private async Task UntilFollowingAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (_follower.Number < 0)
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Patience, "the follower has begun");
            await Task.Yield();
        }
    }

    private Task<string> NextAsync() => _told.Reader.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
}
