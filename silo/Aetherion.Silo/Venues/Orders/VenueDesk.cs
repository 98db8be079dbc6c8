using System.Security.Cryptography;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>Asks one venue: signs at its time, sends, and says what the answer proves.</summary>
internal sealed class VenueDesk(OrderVenue venue, OrderHttp http, VenueClock clock, RuleCache rules, TimeProvider time)
{
    private const int NonceBytes = 16;
    private const int Unauthorized = 401;

    /// <summary>The most pages of a list that are asked for at once; it is asked for again later.</summary>
    private const int PagesMax = 10;

    public OrderVenue Venue => venue;

    public RuleCache Rules => rules;

    /// <summary>What user streams of the venue held that is not known here.</summary>
    public UnknownNames StreamUnknown { get; } = new();

    public TimeSpan ClockOffset => clock.Offset;

    public Task<OrderReply> PlaceAsync(
        VenueOrder order, VenueCredentials credentials, DateTime notAfter, CancellationToken cancellationToken) => AskAsync(
        () => venue.Protocol.Place(order),
        answer => ReadPlaced(order, answer),
        credentials,
        notAfter,
        cancellationToken);

    public Task<OrderReply> CancelAsync(
        OrderReference order, VenueCredentials credentials, CancellationToken cancellationToken) => AskAsync(
        () => venue.Protocol.Cancel(order),
        answer => venue.Protocol.ReadCancelled(order, answer),
        credentials,
        DateTime.MaxValue,
        cancellationToken);

    /// <summary>An answer that goes on is followed to its end, or to the most pages.</summary>
    public async Task<OrderReply> AskAsync(
        OrderQuestion question, OrderLife life, VenueCredentials credentials, CancellationToken cancellationToken)
    {
        VenueRequest? next = null;
        OrderReply? reply = null;
        for (var page = 0; page == 0 || (page < PagesMax && next is not null); page++)
        {
            var (wanted, asked) = (next, (VenueRequest?)null);
            next = null;
            var read = await AskAsync(
                () => asked = wanted ?? OrderQuestions.Write(venue.Protocol, question, life, clock.Offset),
                answer =>
                {
                    next = venue.Protocol.NextPage(asked!, answer);
                    return OrderQuestions.Read(venue.Protocol, question, life, answer);
                },
                credentials,
                DateTime.MaxValue,
                cancellationToken);
            reply = reply is null ? read : OrderQuestions.Join(question, reply, read);
            // The order that was asked for is found.
            if (question == OrderQuestion.ById && reply.Kind == ReplyKind.Done)
                break;
        }
        return reply!;
    }

    public async Task<PositionReply> AskPositionsAsync(VenueCredentials credentials, CancellationToken cancellationToken)
    {
        if (venue.Protocol.Positions() is not { } request)
            return PositionReply.Failed("the venue has no positions");
        try
        {
            return await SendAsync(request, credentials, cancellationToken, VenueRequestPriority.Account) is { } answer
                ? venue.Protocol.ReadPositions(answer)
                : PositionReply.Failed("the venue did not answer, or its budget of requests was short");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return PositionReply.Failed($"the request could not be made: {e.GetType().Name}");
        }
    }

    /// <summary>Sends a request that is no order; null without an answer, and where the budget is short.</summary>
    public async Task<VenueAnswer?> SendAsync(
        VenueRequest request,
        VenueCredentials credentials,
        CancellationToken cancellationToken,
        VenueRequestPriority priority = VenueRequestPriority.Order)
    {
        if (!await http.TakeAsync(request, time.GetUtcNow().UtcDateTime + OrderLifeRules.SendWithin, cancellationToken, priority))
            return null;
        var signed = venue.Protocol.Sign(request, credentials, await MomentAsync(cancellationToken));
        return (await http.SendAsync(signed, cancellationToken)).Answer;
    }

    /// <summary>What a signature needs now.</summary>
    public async Task<SigningMoment> MomentAsync(CancellationToken cancellationToken) => new(
        await clock.NowAsync(cancellationToken), RandomNumberGenerator.GetHexString(NonceBytes, lowercase: true));

    /// <summary>Has the venue's clock measured before the next signature.</summary>
    public void DoubtClock() => clock.Doubt();

    private OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer)
    {
        var reply = venue.Protocol.ReadPlaced(order, answer);
        return reply.Kind == ReplyKind.Refused && answer.Status == Unauthorized
            ? reply with { Code = OrderReply.KeyRefusedCode, Text = $"{reply.Code} {reply.Text}".TrimStart() }
            : reply;
    }

    /// <summary>Whatever fails before the request leaves is a refusal, and afterwards a lost answer.</summary>
    private async Task<OrderReply> AskAsync(
        Func<VenueRequest> write,
        Func<VenueAnswer, OrderReply> read,
        VenueCredentials credentials,
        DateTime notAfter,
        CancellationToken cancellationToken)
    {
        SignedRequest signed;
        try
        {
            var request = write();
            if (!await http.TakeAsync(request, notAfter, cancellationToken))
                return OrderReply.NotSent("the venue's budget of requests was short");
            signed = venue.Protocol.Sign(request, credentials, await MomentAsync(cancellationToken));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or OperationCanceledException)
        {
            return OrderReply.NotSent($"the request could not be made: {e.GetType().Name}");
        }
        if (time.GetUtcNow().UtcDateTime > notAfter)
            return OrderReply.NotSent("it is too late to send it");
        return await SendAsync(signed, read, cancellationToken);
    }

    private async Task<OrderReply> SendAsync(
        SignedRequest signed, Func<VenueAnswer, OrderReply> read, CancellationToken cancellationToken)
    {
        var (answer, mayHaveArrived) = await http.SendAsync(signed, cancellationToken);
        if (answer is not { } found)
            return mayHaveArrived || signed.Method == "GET"
                ? OrderReply.Lost("no answer came")
                : OrderReply.NotSent("the venue could not be reached");
        var reply = read(found);
        if (reply.Kind == ReplyKind.ClockSkew)
            clock.Doubt();
        return reply;
    }
}
