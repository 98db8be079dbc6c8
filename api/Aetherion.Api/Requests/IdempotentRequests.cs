using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Requests;

/// <summary>
/// Carries a request out once for each idempotency key of the tenant and mutation: a repetition gets the outcome of the
/// first, one that comes meanwhile waits for it, and another input under the same key is refused.
/// </summary>
internal sealed class IdempotentRequests(ICallerContext caller, IIdempotencyStore store, TimeProvider time)
{
    /// <summary>How long a repetition waits for the first request.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a claim stands. It may lapse while its owner still works: whoever takes over gives the effect the same
    /// id, which the effect knows, and the first outcome that is recorded is everybody's.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The outcome of the request, now or as it was; null when the key stands for another input.</summary>
    /// <param name="key">Null for a request that is carried out each time it comes.</param>
    /// <param name="effect">Is given the id by which it knows the request when it comes again; null without a key.</param>
    public async Task<TOutcome?> RunAsync<TInput, TOutcome>(
        string mutation,
        string? key,
        TInput input,
        Func<string?, Task<TOutcome>> effect,
        CancellationToken cancellationToken)
        where TInput : notnull
        where TOutcome : class
    {
        if (key is null)
            return await effect(null);
        var identity = new IdempotencyKey(caller.Tenant, mutation, key);
        var bodyHash = CanonicalBody.Hash(input);
        var begun = time.GetTimestamp();
        while (true)
        {
            var claim = await store.ClaimAsync(identity, bodyHash, Lease, cancellationToken);
            switch (claim.State)
            {
                case IdempotencyClaimState.Claimed:
                    return await CarryOutAsync(identity, claim, effect);
                case IdempotencyClaimState.Completed:
                    return Read<TOutcome>(claim.Outcome!);
                case IdempotencyClaimState.Conflict:
                    return null;
            }
            if (time.GetElapsedTime(begun) >= WaitMax)
                throw new TimeoutException($"The request '{key}' is still being carried out.");
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    // Once begun it is brought to its end, even when the client has gone: it will ask again.
    private async Task<TOutcome> CarryOutAsync<TOutcome>(
        IdempotencyKey identity, IdempotencyClaim claim, Func<string?, Task<TOutcome>> effect)
        where TOutcome : class
    {
        try
        {
            var outcome = JsonSerializer.Serialize(await effect(IdOf(identity)), Json);
            return Read<TOutcome>(await store.CompleteAsync(identity, outcome, CancellationToken.None));
        }
        catch
        {
            await TryReleaseAsync(identity, claim);
            throw;
        }
    }

    private async Task TryReleaseAsync(IdempotencyKey identity, IdempotencyClaim claim)
    {
        try
        {
            await store.ReleaseAsync(identity, claim, CancellationToken.None);
        }
        catch (System.Data.Common.DbException)
        {
            // The lease ends by itself; the failure that led here is the one to tell.
        }
    }

    private static TOutcome Read<TOutcome>(string outcome) =>
        JsonSerializer.Deserialize<TOutcome>(outcome, Json)
            ?? throw new InvalidOperationException("The outcome of a request was recorded as null.");

    private static string IdOf(IdempotencyKey identity) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{identity.Tenant}\n{identity.Mutation}\n{identity.Key}"))[..16]);
}
