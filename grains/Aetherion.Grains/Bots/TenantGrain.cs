using System.Collections.Immutable;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Bots;

/// <summary>
/// The list of a tenant's bots. A bot is listed before it is made, so that no failure leaves one that nobody finds; to
/// repeat the request completes it.
/// </summary>
internal sealed class TenantGrain(
    [PersistentState("tenant", StorageNames.Tenant)] IPersistentState<TenantState> stored,
    IInstrumentCatalog catalog,
    IOptions<TradingOptions> options) : Grain, ITenantGrain
{
    private const int NameLengthMax = 100;

    /// <summary>How many accounts are listed.</summary>
    private const int AccountsMax = 1000;

    private string Tenant => this.GetPrimaryKeyString();

    public async Task<BotResult> CreateBot(CreateBotRequest request)
    {
        if (Validate(request) is { } problem)
            return new BotResult(Bot: null, problem);
        var key = new TenantKey(Tenant, request.Id);
        var bot = GrainFactory.GetGrain<IBotGrain>(key.ToString());
        if (stored.State.Bots.Contains(key))
        {
            var isSame = RequestMemory.Knows(stored.State.Requests, request.RequestId);
            if (!isSame && await bot.GetSnapshot() is not null)
                return new BotResult(Bot: null, Refusals.BotExists(key));
        }
        else if (await WhyOverQuota(request) is { } overQuota)
        {
            return new BotResult(Bot: null, overQuota);
        }
        return await OpenAccount(request) is { } refusal
            ? new BotResult(Bot: null, refusal)
            : await ListAndCreate(key, bot, request);
    }

    public Task<ImmutableArray<TenantKey>> ListBots() => Task.FromResult(stored.State.Bots);

    public async Task<int> CountSymbols() => (await ReadInstruments()).Count;

    public async Task<ImmutableArray<TenantKey>> ListAccounts()
    {
        // Bots that were made before accounts were listed name theirs.
        var bots = await Task.WhenAll(stored.State.Bots.Select(
            bot => GrainFactory.GetGrain<IBotGrain>(bot.ToString()).GetSnapshot()));
        return
        [
            .. stored.State.Accounts.Union(bots.OfType<BotSnapshot>().Select(bot => bot.Configuration.Account)),
        ];
    }

    public async Task<BotResult> DeleteBot(TenantKey bot, long? expectedVersion, string? requestId)
    {
        if (RequestMemory.Knows(stored.State.Requests, requestId))
            return new BotResult(Bot: null, Refusal: null);
        if (bot.Tenant != Tenant || !stored.State.Bots.Contains(bot))
            return new BotResult(Bot: null, Refusals.BotNotFound(bot));
        var grain = GrainFactory.GetGrain<IBotGrain>(bot.ToString());
        var result = await grain.Delete(expectedVersion, requestId);
        var isGone = result.Refusal is null || await grain.GetSnapshot() is null;
        if (!isGone)
            return result;
        await Store(
            stored.State with
            {
                Bots = stored.State.Bots.Remove(bot),
                Instruments = stored.State.Instruments.Remove(bot.Name),
            },
            requestId);
        return result with { Refusal = null };
    }

    private async Task<BotResult> ListAndCreate(TenantKey key, IBotGrain bot, CreateBotRequest request)
    {
        if (!stored.State.Bots.Contains(key))
        {
            var instrument = request.Configuration.Symbol.Instrument.ToString();
            await Store(
                stored.State with
                {
                    Bots = stored.State.Bots.Add(key),
                    Instruments = stored.State.Instruments.SetItem(key.Name, instrument),
                    Accounts = WithAccount(request.Configuration.Account),
                },
                request.RequestId);
        }
        return await bot.Create(request.Configuration);
    }

    /// <summary>Why another bot would be beyond the plan, or beyond what the service allows anybody.</summary>
    private async Task<Refusal?> WhyOverQuota(CreateBotRequest request)
    {
        var plan = await GrainFactory.GetGrain<ITenantLimitsGrain>(Tenant).GetPlan();
        var botsMax = Math.Min(plan.Bots, options.Value.BotsMax);
        if (stored.State.Bots.Length >= botsMax)
            return Refusals.BotsExceeded(botsMax, stored.State.Bots.Length);
        var instruments = await ReadInstruments();
        var isKnown = instruments.Contains(request.Configuration.Symbol.Instrument.ToString());
        return !isKnown && instruments.Count >= plan.Symbols
            ? Refusals.SymbolsExceeded(plan.Symbols, instruments.Count)
            : null;
    }

    /// <summary>The instruments that bots trade; of bots that are not in the list of instruments the bot itself says it.</summary>
    private async Task<HashSet<string>> ReadInstruments()
    {
        var instruments = stored.State.Instruments.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var key in stored.State.Bots.Where(key => !stored.State.Instruments.ContainsKey(key.Name)))
        {
            if (await GrainFactory.GetGrain<IBotGrain>(key.ToString()).GetSnapshot() is { } bot)
                instruments.Add(bot.Configuration.Symbol.Instrument.ToString());
        }
        return instruments;
    }

    /// <summary>
    /// Opens the account, which changes nothing when it is open; refuses when it is in another currency.
    /// </summary>
    private async Task<Refusal?> OpenAccount(CreateBotRequest request)
    {
        var key = request.Configuration.Account;
        catalog.TryGet(request.Configuration.Symbol.Instrument, out var instrument);
        var account = await GrainFactory.GetGrain<IAccountGrain>(key.ToString())
            .Open(instrument!.QuoteCurrency, request.InitialBalance);
        return account.Currency == instrument.QuoteCurrency
            ? null
            : Refusals.CurrencyMismatch(key, account.Currency, instrument.QuoteCurrency);
    }

    /// <summary>A simulated symbol that is not fed lives in what was stored of it, and no new bot would see a bar.</summary>
    private bool IsThere(SymbolKey symbol) =>
        symbol is { IsLive: true, Instrument.Venue: InstrumentCatalog.SimulatedVenue }
            ? catalog.Active.Any(fed => fed.Id == symbol.Instrument)
            : catalog.TryGet(symbol.Instrument, out _);

    private Refusal? Validate(CreateBotRequest request)
    {
        var configuration = request.Configuration;
        if (!SymbolKey.IsRun(request.Id ?? ""))
            return Refusals.BadInput(
                $"'{request.Id}' is no id of a bot; use 1 to {InstrumentId.PartLengthMax} lower-case letters, "
                + "digits and hyphens.");
        if (string.IsNullOrWhiteSpace(configuration.Name) || configuration.Name.Length > NameLengthMax)
            return Refusals.BadInput($"A bot has a name of 1 to {NameLengthMax} characters.");
        if (!StrategyNames.All.Contains(configuration.Strategy))
            return Refusals.UnknownStrategy(configuration.Strategy);
        if (!IsThere(configuration.Symbol))
            return Refusals.UnknownInstrument(configuration.Symbol);
        if (!Timeframes.WithRegimes.Contains(configuration.Timeframe))
            return Refusals.BadInput(
                $"There are no regimes on {configuration.Timeframe}; use one of "
                + $"{string.Join(", ", Timeframes.WithRegimes)}.");
        if (configuration.Exposure is <= 0 or > 1)
            return Refusals.BadInput("The exposure of a bot is above 0 and at most 1.");
        if (configuration.Account.Tenant != Tenant)
            return Refusals.AccountNotFound(configuration.Account);
        return request.InitialBalance <= 0 ? Refusals.BadInput("The initial balance of an account is above 0.") : null;
    }

    /// <summary>The accounts of the latest bots; the oldest are no longer listed when there are too many.</summary>
    private ImmutableArray<TenantKey> WithAccount(TenantKey account)
    {
        var accounts = stored.State.Accounts;
        if (accounts.Contains(account))
            return accounts;
        return accounts.Length < AccountsMax ? accounts.Add(account) : [.. accounts[^(AccountsMax - 1)..], account];
    }

    private Task Store(TenantState next, string? requestId) =>
        stored.StoreAsync(next with { Requests = RequestMemory.Remember(stored.State.Requests, requestId) });
}
