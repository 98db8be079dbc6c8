using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("AccountUpdate")]
[GraphQLDescription("The account after a change, and the version that was sent before it to this subscriber.")]
internal sealed class AccountUpdateType(
    string epoch, long previousSequence, DateTime eventTime, AccountSnapshot account)
    : StreamChange(epoch, previousSequence, account.Version, eventTime), IAccountEvent
{
    internal AccountSnapshot Snapshot => account;

    public long PreviousSequence => Predecessor;

    [GraphQLDescription("As it stood at the sequence.")]
    public AccountType Account => new(account);
}
