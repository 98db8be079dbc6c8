using System.Globalization;
using Aetherion.Api.Access;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Limits;

/// <summary>How far back the caller's plan lets history be read.</summary>
internal sealed class HistoryWindow(TenantLimiters limiters, ICallerContext caller, TimeProvider time)
{
    /// <summary>Markets that close stretch a page of bars over this many times their length, at the most.</summary>
    private const int ClosedMarketFactor = 4;

    /// <summary>
    /// The start of a range within the plan. Null, which reads the newest without a bound, where a page cannot reach
    /// beyond the plan.
    /// </summary>
    /// <param name="span">How much time one item of a page covers where the market is open; null for any.</param>
    public async ValueTask<DateTime?> StartAsync(DateTime? from, PagingArguments paging, TimeSpan? span)
    {
        if (caller.IsAnonymous)
            return from;
        var history = (await limiters.GetAsync(caller.Tenant)).Plan.History;
        var now = time.GetUtcNow().UtcDateTime;
        // A plan that reaches back before all records has no bound.
        if (history >= now - DateTime.UnixEpoch)
            return from;
        var start = now - history;
        if (from is { } given)
            return given >= start ? from : throw Exceeded(history);
        var isNewest = paging is { First: not null, After: null };
        return isNewest && span is { } item && item * (paging.First!.Value * ClosedMarketFactor) <= history
            ? null
            : start;
    }

    private static GraphQLException Exceeded(TimeSpan history) => new(ErrorBuilder.New()
        .SetMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"Your plan reaches {history.TotalDays:0} days back. Ask from a later time on."))
        .SetCode(ApiErrorCodes.QuotaExceeded)
        .SetExtension("quota", "HISTORY_DAYS")
        .SetExtension("limit", (int)history.TotalDays)
        .Build());
}
