using Aetherion.Domain.Regimes;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging;

namespace Aetherion.Silo.Telemetry;

/// <summary>Every log message of the silo.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Filled the past of {Count} symbols with {Bars} one-second bars in {Seconds:F1} s.")]
    public static partial void BackfillDone(this ILogger logger, int count, long bars, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "{Symbol} could not be fed; its events are held and tried again.")]
    public static partial void FeedFailed(this ILogger logger, Exception exception, string symbol);

    [LoggerMessage(3, LogLevel.Information, "{Symbol} is fed again.")]
    public static partial void FeedRecovered(this ILogger logger, string symbol);

    [LoggerMessage(4, LogLevel.Warning, "The journal of models could not be followed; it is tried again.")]
    public static partial void ModelsNotFollowed(this ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "{Key} uses the model {Version} after bar {Sequence}.")]
    public static partial void ModelInUse(this ILogger logger, string key, string version, long sequence);

    [LoggerMessage(6, LogLevel.Warning, "Training jobs could not be served; they are held and tried again.")]
    public static partial void JobsNotServed(this ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Training job {Number} was interrupted and is {State} now: {Message}")]
    public static partial void JobRecovered(this ILogger logger, long number, TrainingJobState state, string message);

    [LoggerMessage(8, LogLevel.Information, "Training job {Number} of {Scope} begins, attempt {Attempt}.")]
    public static partial void JobBegun(this ILogger logger, long number, string scope, int attempt);

    [LoggerMessage(9, LogLevel.Information, "Training job {Number} is {State}: {Message}")]
    public static partial void JobEnded(this ILogger logger, long number, TrainingJobState state, string message);

    [LoggerMessage(
        20, LogLevel.Information,
        "References: plan {Plan}, {RequestsPerMinute} requests a minute, {CreditsLeft} of {CreditsPerMonth} credits left.")]
    public static partial void ReferenceLimits(
        this ILogger logger, string plan, int requestsPerMinute, long creditsLeft, long creditsPerMonth);

    [LoggerMessage(21, LogLevel.Warning, "References were not given: {Reason}.")]
    public static partial void ReferenceRefused(this ILogger logger, string reason);

    [LoggerMessage(10, LogLevel.Warning, "The shipped model {Version} is registered for another scope.")]
    public static partial void ShippedModelNotRegistered(this ILogger logger, Exception exception, string version);

    [LoggerMessage(34, LogLevel.Information, "The shipped model {Version} was stored without a reference and has it now: its drift is watched.")]
    public static partial void ShippedReferenceSupplied(this ILogger logger, string version);

    [LoggerMessage(11, LogLevel.Warning, "{Host} phrased no explanation ({Failure}); ours is given.")]
    public static partial void NotPhrased(this ILogger logger, string host, string failure);

    [LoggerMessage(
        33, LogLevel.Warning,
        "{Host} phrased an explanation with what its facts do not have ({Fault}); ours is given. More of them are only counted for a while.")]
    public static partial void PhraseRefused(this ILogger logger, string host, PhraseFault fault);

    [LoggerMessage(12, LogLevel.Warning, "{Venue} gave no answer to {Target}: {Failure}")]
    public static partial void VenueRequestFailed(this ILogger logger, string venue, string target, string failure);

    [LoggerMessage(13, LogLevel.Warning, "{Venue} refuses requests ({Status}) for {Seconds:F0} s.")]
    public static partial void VenueRefused(this ILogger logger, string venue, int status, double seconds);

    [LoggerMessage(14, LogLevel.Information, "{Symbol} is {State}: {Reason}.")]
    public static partial void VenueFeedChanged(this ILogger logger, string symbol, FeedState state, FeedReason reason);

    [LoggerMessage(15, LogLevel.Error, "The feed of {Venue} cannot go on.")]
    public static partial void VenueFeedFailed(this ILogger logger, Exception exception, string venue);

    [LoggerMessage(16, LogLevel.Warning, "The known instruments of {Venue} cannot be read; it is tried again.")]
    public static partial void VenueNotRestored(this ILogger logger, Exception exception, string venue);

    [LoggerMessage(17, LogLevel.Warning, "The user stream of {Tenant} at {Venue} broke ({Failure}); it is opened again.")]
    public static partial void UserStreamBroken(this ILogger logger, string venue, string tenant, string failure);

    [LoggerMessage(18, LogLevel.Warning, "{Venue} refuses the user stream of {Tenant}; orders are asked for instead.")]
    public static partial void UserStreamRefused(this ILogger logger, string venue, string tenant);

    [LoggerMessage(19, LogLevel.Warning, "Live bots could not all be woken; it is tried again.")]
    public static partial void LiveBotsNotWoken(this ILogger logger, Exception exception);

    [LoggerMessage(26, LogLevel.Warning, "{What} could not be woken; it is tried again and not told again, and orders under way there are not asked for.")]
    public static partial void LiveBotNotWoken(this ILogger logger, Exception exception, string what);

    [LoggerMessage(35, LogLevel.Information, "{Count} live bots are awake.")]
    public static partial void LiveBotsAwake(this ILogger logger, int count);

    [LoggerMessage(22, LogLevel.Warning, "{Symbol} comes from {To} from now on, before from {From}: {Reason} ({Cause}).")]
    public static partial void FeedSwitched(
        this ILogger logger, string symbol, string to, string from, FeedSwitchReason reason, FeedReason cause);

    [LoggerMessage(23, LogLevel.Warning, "{Venue} sends a field that is not known here: {Name} in {Kind}. It is passed over.")]
    public static partial void VenueFieldUnknown(this ILogger logger, string venue, string kind, string name);

    [LoggerMessage(24, LogLevel.Warning, "{Venue} sends what is not known here, in {Source}: {Name}. It is passed over.")]
    public static partial void VenueNameUnknown(this ILogger logger, string venue, VenueSource source, UnknownName name);

    [LoggerMessage(25, LogLevel.Warning, "Trades of {Symbol} are left out of the bars: {Reason}. More of them are only counted.")]
    public static partial void TradesLeftOut(this ILogger logger, string symbol, string reason);

    [LoggerMessage(32, LogLevel.Warning, "The budget of requests to {Venue} does not answer ({Failure}); it is asked again.")]
    public static partial void VenueBudgetLost(this ILogger logger, string venue, string failure);

    [LoggerMessage(28, LogLevel.Warning, "{Count} trades of {Symbol} are missing for good: the venue could not give them.")]
    public static partial void VenueTradesMissing(this ILogger logger, string symbol, long count);

    [LoggerMessage(29, LogLevel.Warning, "The past of {Symbol} is missing from {From:u} on: the venue could not give it.")]
    public static partial void VenuePastMissing(this ILogger logger, string symbol, DateTime from);

    [LoggerMessage(
        30, LogLevel.Warning,
        "{Symbol} is not taken from its venue any more: its grain has taken nothing for {Seconds:F0} s. It is taken up again when that goes on.")]
    public static partial void SymbolSetAside(this ILogger logger, string symbol, double seconds);

    [LoggerMessage(31, LogLevel.Information, "{Symbol} is taken from its venue again.")]
    public static partial void SymbolReturned(this ILogger logger, string symbol);

    [LoggerMessage(27, LogLevel.Warning, "A part of the feed of {Venue} failed while it ended; the others end as they should.")]
    public static partial void VenueFeedEndFailed(this ILogger logger, Exception exception, string venue);
}
