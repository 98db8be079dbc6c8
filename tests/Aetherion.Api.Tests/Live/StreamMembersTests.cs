using System.Collections.Concurrent;
using Aetherion.Api.Live;
using Aetherion.Api.Tests.Fakes;

namespace Aetherion.Api.Tests.Live;

public sealed class StreamMembersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(StreamMembers<Member>.BatchSize)]
    [InlineData((3 * StreamMembers<Member>.BatchSize) + 1)]
    public async Task Everybody_who_is_there_is_told(int count)
    {
        var members = new StreamMembers<Member>(static member => member.Tell());
        var all = Enumerable.Range(0, count).Select(_ => new Member()).ToArray();
        foreach (var member in all)
            members.Add(member);

        members.TellAll();

        await Waiting.UntilAsync(() => all.All(member => member.Count == 1), "everybody to be told once");
    }

    [Fact]
    public async Task What_comes_while_everybody_is_told_is_told_to_everybody_too()
    {
        var members = new StreamMembers<Member>(static member => member.Tell());
        var all = Enumerable.Range(0, 1_000).Select(_ => new Member()).ToArray();
        foreach (var member in all)
            members.Add(member);

        for (var i = 0; i < 200; i++)
        {
            var seen = all.Select(member => member.Count).ToArray();
            members.TellAll();
            await Waiting.UntilAsync(
                () => all.Zip(seen).All(pair => pair.First.Count > pair.Second), "everybody to be told again");
        }
    }

    [Fact]
    public async Task Nobody_who_stays_is_left_out_while_others_come_and_go()
    {
        var members = new StreamMembers<Member>(static member => member.Tell());
        var staying = Enumerable.Range(0, 300).Select(_ => new Member()).ToArray();
        var passing = new Queue<Member>();
        var random = new Random(5);
        foreach (var member in staying)
        {
            passing.Enqueue(Enter(members, new Member()));
            Enter(members, member);
        }

        for (var i = 0; i < 300; i++)
        {
            var seen = staying.Select(member => member.Count).ToArray();
            members.TellAll();
            for (var j = random.Next(40); j > 0; j--)
            {
                members.Remove(passing.Dequeue());
                passing.Enqueue(Enter(members, new Member()));
            }
            await Waiting.UntilAsync(
                () => staying.Zip(seen).All(pair => pair.First.Count > pair.Second), "all who stay to be told");
        }
    }

    [Fact]
    public async Task One_who_is_told_may_leave_at_once()
    {
        StreamMembers<Member> members = null!;
        var left = new ConcurrentBag<int>();
        members = new StreamMembers<Member>(member => left.Add(members.Remove(member)));
        for (var i = 0; i < 100; i++)
            members.Add(new Member());

        members.TellAll();

        await Waiting.UntilAsync(() => members.Count == 0, "everybody to leave");
        left.Count.ShouldBe(100);
    }

    private static Member Enter(StreamMembers<Member> members, Member member)
    {
        members.Add(member);
        return member;
    }

    internal sealed class Member : StreamMember
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Tell() => Interlocked.Increment(ref _count);
    }
}
