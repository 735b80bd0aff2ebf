# ruff: noqa: E501  (data, written by a program)
"""Stems of everyday words with those of the English words that translate them, for the aligner.

Made by `tests/tools/make_lexicon.py` from everyday words and the project's own
guides, essays and messages; not edited by hand.
"""

STEMS = """
абзац=paragr,passag абсолю=absolu аванс=advanc авар=accide,crash,emerge август=august авиако=airlin авиац=avi автобу=bus автом=automa автома=automa,detect автомо=car автоно=autono автор=author
агент=agent агентс=agenc агресс=aggres адапта=adapt адвок=attorn,lawyer админи=admini адмира=admira адрес=addres азбук=alphab аист=stork академ=academ,scienc акваре=waterc аккуму=batter
аккура=neat,tid акт=act,deed актер=actor активи=activi активн=activ актрис=actres актуал=topica акушер=midwif акц=action акциз=excis алгори=algori алекса=alexan алкого=alcoho алмаз=diamon алтар=altar
алфави=alphab альб=album амбар=barn америк=americ амнист=amnest амстер=amster амур=amur амурск=amur анализ=analys аналог=analog,simila анге=angel англий=englis англич=englis анн=hello аноним=anonym
ансамб=ensemb апельс=orang аплоди=applau апостр=apostr апрел=april аптека=chemis арабск=arabic аренд=leas,rent аренда=tenant арест=arrest арм=arm аром=scent арсена=arsena артилл=artill артист=artist
арф=harp архив=archiv архите=archit аспект=aspect ассоци=associ атак=attack атмосф=atmosp атомн=nuclea атриб=attrib атэс=apec аудито=audien аукцио=auctio афгани=afghan аэропо=airpor баб=grandm
бабочк=butter бабушк=grandm багаж=luggag баз=bas,databa байка=baikal,lak байт=byt бак=tank бакале=grocer бал=ball баланс=balanc балк=beam балкон=balcon баллад=ballad бам=bam бан=bath банд=gang
банк=bank,jar,tin бар=bar бараба=drum баран=ram барон=baron барх=velvet барьер=barrie баскет=basket басн=fabl бассей=pool баталь=battal батаре=batter башн=tower бега=run бегун=runner бед=miser,troubl
бедн=poor беднос=povert бедр=thigh бедств=disast бежа=escap,fle,run бежене=refuge без=withou безопа=saf,safet,secur,securi безраб=unempl безумн=craz,mad безымя=anonym бекон=bacon бел=linen,whit
белк=squirr белок=protei бензин=petrol берег=bank,beach,coast,shor берего=coasta берез=birch береме=pregna бесед=conver,interv бескон=infini беспла=fre беспок=bother,distur,worr беспол=useles
беспор=mes бессмы=sensel бетон=concre библ=bibl библио=librar бизнес=busine бил=ticket бинт=bandag биогра=biogra биолог=biolog бирж=exchan бит=beat битв=battl бить=fight благод=gratef,gratit,thank
благор=nobl благос=welfar благот=charit бледн=pal блеск=shin ближай=neares ближн=near близк=clos,near близне=twin близос=closen блог=blog блок=block блокад=blocka блох=flea блюд=dish блюдц=saucer
боб=bean бобр=beaver бог=god богат=rich,wealth богатс=wealth боепри=ammuni боец=fighte бой=battl бок=flank бол=ach,pain боле=ach болезн=diseas,illnes болель=fan болот=swamp болт=bolt
больн=hurt,ill,painfu,patien больни=hospit больш=big,larg,mor,than больши=majori,most бомб=bomb бормот=mutter боро=strugg бород=beard борон=harrow борьб=fight,strugg ботино=boot,sho бочк=barrel
боя=afraid бра=tak брак=marria брани=scold брасл=bracel брат=brothe браузе=browse бревн=log брем=burden бригад=gang бриз=breez британ=britis бритв=razor бров=brow,eyebro броди=wander бронз=bronz
бронзо=bronz броса=throw броси=abando,cast,throw брусок=bar брюк=trouse буди=wak будущ=futur букв=letter буквал=litera булавк=pin булочн=baker бульон=broth бумаг=paper бумажн=wallet бунт=riot
бур=brown,storm бутон=bud бутылк=bottl буханк=loaf бухгал=accoun бухт=bay бывш=former бык=bull,ox был=was быстр=fast,quick,rapid быт=may бытов=househ бюдж=budget бюллет=ballot бюр=bureau
вагон=carria,coach,wagon важн=import,releva,vital важнос=import вакцин=vaccin вал=shaft валов=gros валун=boulde валют=curren ванн=bath вантов=cabl варежк=mitten варен=jam вари=boil
вариан=altern,option,varian ваш=your введен=introd вверх=upward ввес=introd ввод=input ввоз=import вдв=twic вдво=togeth вдов=widow вдовец=widowe вдол=along вдохно=inspir вдруг=sudden веб=web вед=lead
ведомс=depart ведр=bucket ведьм=witch веер=fan вежлив=polit вез=luck везд=everyw век=centur вектор=vector веле=order велик=grand,great велика=giant велико=magnif,splend величе=majest величи=magnit
велоси=bicycl вен=vein веник=broom вентил=fan вер=belief,faith вердик=verdic веревк=rop вери=believ верн=loyal,tru вернос=loyalt верну=return,back вероят=like,probab верс=versio вертик=vertic
вертол=helico верующ=believ верх=top верхн=upper верхов=suprem вершин=peak вес=behav,conduc,driv,entir весе=merr весел=cheer,fun,merr веси=weigh весн=spr вестни=messen ветв=branch,limb ветер=wind
ветера=vetera ветеро=breez ветк=branch ветчин=ham вечер=even вечери=part вечерн=even вечн=eterna вечнос=eterni вещ=stuff,thing вещан=broadc вещест=matter,substa взаимн=mutual взаимо=intera
взгляд=glanc,look взглян=glanc взима=charg взнос=fee взобра=climb взорва=explod взросл=adult взрыв=explos взя=borrow,tak взят=reus взятк=brib вид=appear,kind,preten,sort виде=see,video,sound
видим=visibl видимо=visibi видн=promin виз=visit викар=vicar вилк=fork,plug вин=blam,fault,guilt,win вини=blam винов=blam виновн=guilt виногр=grap,vineya винт=screw винтов=rifl виртуа=virtua
вирус=viru висе=hang витт=witt вишн=cherr вклад=contri,deposi вкладк=tab включа=includ включи=enabl,includ вкус=flavou,tast вкусн=delici влаг=moistu владе=posses владел=owner владен=posses
владив=vladiv владим=vladim влажн=damp,humid,moist влажно=humidi влас=author,power влия=affect,influe влиян=impact,influe вложен=nest вложи=invest влюби=fall вмест=instea,togeth,plac вмести=capaci
вмеша=interf вмешат=interf вмешив=meddl вне=beyond внедре=embedd внезап=sudden внешн=extern,outer внешно=appear вниз=down вниман=attent внимат=carefu внов=again вноси=contri внук=grands внутр=insid
внутре=inner,interi,intern внучк=grandd вовлеч=involv вод=water водите=driver водк=vodka водн=water водопа=waterf водохр=reserv воева=fight военн=milita вожд=leader возбуж=excit возвр=refund
возвра=return,exit возгла=head воздей=impact воздел=cultiv воздух=air воздуш=air возл=besid возмож=chanc,mayb,opport,perhap вознаг=remune возник=appear,emerg возобн=resum возраж=object возрас=age
возрож=reviva воин=warrio воинск=milita вой=enter войн=war войск=arm,troop вокза=statio вокруг=around вол=ox,will волк=wolf волн=excit,wav волнен=agit волокн=fiber волос=hair волшеб=magic
вообра=imagin вооруж=arm,weapon вопрек=despit вопрос=issu,questi,commen,ask вор=thief вороб=sparro ворон=crow,raven ворот=gat воротн=collar восем=eight воск=wax воскли=exclam воскре=sunda
воспит=upbrin воспол=use воспом=memor воспри=percei восста=recove,restor восток=east востор=deligh восточ=easter восхищ=admir восьм=eight вперв=first вперед=forwar впечат=impres вполн=quit
впусти=admit вра=lie враг=enem вратар=goalke врач=doctor,physic враща=rotat,spin,turn вращен=rot вред=harm вредн=harmfu врезк=alert врем=dur,season,tens,tim времен=tempor,tim вровен=level вручн=hand
вряд=unlike все=all,ever всег=total всегд=alway вселен=univer всемир=world всеобщ=univer всерье=seriou вскрыт=autops вслух=aloud вспоми=recall вспомн=recall,rememb вспышк=flash вста=stop
встави=insert,past встрет=encoun,meet,met встреч=meet вступл=introd всюд=everyw втор=second вторгн=invad вторже=invasi вторич=second вторни=tuesda втр=threef вуал=veil вулкан=volcan
вход=entran,entr,input входи=enter вчер=yester вчераш=yester вчетве=fourfo,quadru выбер=choos выбира=choos выбор=choic,choos,electi,select выбра=choos,elect,pick,select вывод=conclu,output
вывоз=export выгод=benefi выгодн=profit выда=issu выдающ=outsta выдр=otter выжи=surviv выз=call,challe вызва=caus,invok вызыва=certai выигра=win выигры=gain,win выкуп=ransom выл=ble вылет=ble
вымысе=fictio выпи=drink выплат=paymen выполн=execut,fulfil,perfor выпуск=issu,publis,releas выпуст=publis выраже=expres вырази=expres вырас=grow выреза=carv высказ=statem высок=high,tall высот=height
выстав=exhibi выстре=shot выступ=perfor высш=superi выход=exit,output выходн=weeken выцвет=fad вычерк=struck вычисл=calcul,comput,evalua вычита=review выш=abov вышивк=embroi выяви=reveal выясни=find
вьюг=blizza вяза=knit гаван=harbou,gavan,sovets,taishe газ=gas газет=newspa газон=lawn гайк=nut галакт=galax галере=galler галсту=tie гальк=pebbl гараж=garag гарант=guaran,warran гармон=harmon
гвард=guard гвозд=nail где=somewh,wher гектар=hectar ген=geniu генер=genera генера=genera,secret геогра=geogra геомет=geomet гер=hero гербар=herbar герман=german героин=heroin герцог=duk геттер=getter
гибел=ruin гибк=flexib гигант=giant гимн=anthem,hymn гимназ=gymnas гипоте=hypoth гипс=gypsum гитар=guitar глав=chapte главн=chief,main,prim,princi главны=main глаго=verb глади=iron гладк=smooth
глаз=eye глазур=glaz глин=cla глобал=global глобус=glob глубин=depth глубок=deep,profou глуп=sil,stupid глупос=stupid глух=deaf гна=chas гнев=wrath гнезд=nest гни=deca,rot гнил=rotten гном=dwarf
гну=bend говор=say говори=say,speak,talk говяди=beef год=season,year годов=annual годовщ=annive гол=bar,goal,nak голов=head голод=hunger голода=starv голодн=hungr голос=voic,vot голосо=vot
голуб=blu,pigeon гонец=messen гонк=rac гончар=potter гор=grief,mount,mounta,throat горбач=gorbac горд=proud горди=proud гордос=prid горе=burn горизо=horizo горн=mounta горнич=maid город=cit,town
городо=town городс=urban горожа=townsm горох=pea горчиц=mustar горшок=pot горьк=bitter горяч=hot гос=guest госпит=hospit господ=gentle,mister госпож=mistre гостин=hotel госуда=stat
готов=read,will,finish готови=cook готовн=readin граб=rak граби=rob грав=engrav,gravel гравюр=engrav град=hail градие=gradie градус=degre гражда=citize,civil грамма=gramma гран=verg
границ=border,bound,fronti граф=count график=chart,graph гребен=comb грех=sin гречес=greek гречих=buckwh гриб=fungu,mushro грипп=flu гроб=coffin гробов=undert гром=thunde громк=loud
громко=loudne,volum груб=coars,rough,rud грубос=rud груд=chest груз=cargo,freigh,load грузов=lorr,truck групп=group группи=group грустн=sad груш=pear гряз=mud грязн=dirt губ=lip губерн=govern
губк=spong гуля=walk гумани=humani гус=goos дава=giv давлен=pressu давн=ago давнос=old даж=even дал=furthe далек=distan,far,remot дальне=furthe дальш=furthe,next дам=lad дан=tribut данн=data дар=gift
дат=dat,giv,day дач=dacha два=two двадца=scor,twent дважд=twic две=two двенад=twelv двер=door двига=mov двигат=engin движен=motion,moveme,traffi двоето=colon двойн=doubl двойны=header двор=court,yard
дворец=palac двоюро=cousin двух=two двуязы=biling дебат=debat дев=maiden девочк=girl девушк=girl девчон=girl девя=nin дего=tar дед=grandf дедушк=grandf действ=act,action,actual,effect декабр=decemb
деклар=declar дел=affair,busine,fil,matter дела=mak,preten делега=deleg делен=divisi дели=divid,shar демокр=democr демон=demon ден=day денежн=moneta деньг=mone департ=depart депрес=depres депут=deput
дерев=tre,wood деревн=villag деревя=wooden держа=hold,keep деся=ten десят=tenth десяти=decad десятк=ten десято=ten дет=child детал=detail детект=detect детск=childr детств=child дефис=hyphen
дефиц=defici дешев=cheap деятел=activ,activi диагно=diagno диагра=diagra диалек=dialec диалог=dialog диамет=diamet диапаз=rang диван=sofa дивиз=divisi диет=diet дизайн=design дик=wild динами=dynami
династ=dynast дипл=diplom,dipl диплом=diplom директ=direct дириже=conduc диск=disk дискус=discus диссер=disser дистан=distan дисцип=discip дит=child дли=last длин=length длинн=long,longer длител=dur
для=for дне=day дневни=diar дно=bottom дня=day добави=add добавл=add доби=achiev добива=seek добр=good,kind,welcom добра=reach добров=volunt доброд=virtu добыч=pre довер=confid доверя=trust
доволь=enough догада=gues догово=agre,agreem,contra,treat дожд=rain дожда=await доз=dos дой=reach доказ=prov доказа=eviden,proof,prov доклад=report доктор=doctor докуме=docume дол=fracti,propor,shar
долг=debt,dut,long должен=owe,should должн=due,must должно=post долин=valle доллар=dollar,billio дом=hom,hous домашн=domest домен=domain домик=cottag дополн=extra,comple допрос=interr
допуст=allow,assum дорог=dear,expens,road,railwa доск=board,plank доспех=armour досроч=ear достав=delive достат=enough,suffic достиг=achiev достиж=achiev достич=achiev,reach достое=dostoe
достои=dignit достой=worth доступ=acces,availa досуг=leisur доход=incom,revenu доч=daught дочк=daught дра=fight драгоц=jewel,precio драйве=driver драк=brawl дракон=dragon драм=drama древес=timber
древн=ancien древно=antiqu дрейф=drift дроб=fracti дров=firewo дрожа=trembl дрожж=yeast друг=differ,friend,anothe,other дружб=friend дружес=friend дуб=oak дума=think дур=fool дурак=fool дурн=bad
дут=blow дух=ghost,spirit духовк=oven духовн=spirit душ=shower,soul дым=smok дын=melon дыр=hol дыхан=breath дыша=breath дьяво=devil дьякон=deacon дюжин=dozen дюйм=inch дюн=dun дяд=uncl дяте=woodpe
евр=jew еврейс=hebrew европ=europ европе=europe его=its еда=food,meal едв=bare един=unifor единиц=unit,number единст=singl,sol ежегод=annual ежедне=dai ежемес=month еженед=week езди=rid ель=fir,spruc
емкос=capaci еписко=bishop есл=unles,are,wher ест=eat,has,ther естест=natura еха=driv,rid еще=still,yet,mor жаб=toad жаворо=lark жал=sting жале=regret жалк=pit жалоб=appeal,compla жалова=compla,salar
жалос=pit жанр=genr жар=fever,heat жари=fry,roast жарк=hot жатв=harves жда=expect,wait ждет=wait жел=jel жела=wish желан=desir,wish желате=desira желез=iron железн=railwa желт=yellow желудо=stomac
жемчуг=pearl жен=wif жени=marr жених=brideg женск=femal женщин=woman жеребе=foal жертв=sacrif,victim жест=gestur жестк=rigid,stiff жесток=cruel,violen жив=aliv живопи=paint живот=stomac животн=animal
жидкос=liquid жизн=lif,lifeti жил=hous,reside жилец=tenant жир=fat жит=lif,liv,resid жител=inhabi,reside жук=beetl,bug жуковс=zhukov журавл=cran журна=journa,log,magazi,issu журнал=journa жюр=jur
забавл=amus забаст=strik заблуж=delusi заболе=diseas,ill забор=fenc забот=car,concer заботи=car забы=forget заведе=instit заверш=comple завеща=testam завис=env,depend зависе=depend
зависи=depend,digest завод=factor,plant завоев=conque завтр=tomorr завтра=breakf загадк=puzzl,riddl заглав=titl загово=conspi заголо=head,headli,headin загото=workpi загран=abroad загруж=load,import
загруз=boot,downlo,upload,load загряз=pollut зада=set задава=ask задан=task,workfl задач=proble,task задерж=dela,held задн=rear задолж=debt задума=ponder заем=loan зажим=clip заказ=order заказа=order
заказч=custom заклад=bookma заклеп=rivet заключ=conclu закон=law,statut законн=legal законо=bill,legisl законч=finish закопа=bur закр=clos закреп=fasten,fix закры=clos,shut закрыв=clos закрыт=clos
зал=hall залив=bay,gulf залог=deposi,mortga,pledg заложн=hostag замен=replac,substi замени=replac,overwr заменя=replac замерз=freez замест=deput замети=notic заметк=not заметн=notabl
замеча=commen,remark,proble,findin замок=castl,lock заморс=overse замуж=marri зан=bus занаве=curtai занима=tak,took занов=again,rebuil заня=borrow,engag,occup занят=occup занято=employ зап=smell
запад=west западн=wester запас=reserv,stock запасн=spar запере=lock запи=entr,not,record,writ записа=writ,writte записк=not заплат=patch заполн=fill запр=ban запрет=ban,forbid,prohib
запрос=inquir,quer,reques запуск=launch,run,start запуст=launch,run запяст=wrist запят=comma запяты=sixtee зар=dawn зараба=earn зарабо=earnin зарази=infect заран=before зарпла=salar,wag зарубе=abroad
заряд=charg зарядк=charge зас=bolt заседа=meet заслуг=merit заслуж=deserv засну=asleep застав=forc застре=shoot засух=drough зат=then затрат=expens затрон=affect захват=captur зач=why
защит=defenc,protec защити=protec защитн=defend защища=defend заяви=declar заявк=applic заявле=statem заявля=declar заяц=har зва=call зван=rank звезд=star звен=link звер=animal звони=call,ring
звонок=bell звук=sound здан=build зде=her здоров=health здраво=health зева=yawn зелен=green зем=barrow,earth земель=land земл=earth,ground,land землед=agricu землет=earthq землян=strawb земн=earth
зенитн=aircra,anti зерка=mirror зерн=corn,grain зим=winter зимн=winter зло=angr,evil,wick злоб=spit зме=snak зна=awar,know знак=charac,mark,sign знаком=famili знам=banner знамен=banner,famou
знан=knowle знаток=expert знач=mean значен=import,mean,valu значи=mean значит=consid,signif значок=badg зодч=archit зол=ash золот=gold,golden зон=zon зонт=umbrel зонтик=umbrel зоопар=zoo зрелищ=specta
зрен=sight,vision зрите=audien зрител=audien,viewer зря=vain зуб=tooth ива=willow игл=needl иголк=needl игр=gam игра=pla игрок=player игрушк=toy игумен=abbot иде=idea идеа=ideal идеаль=ideal
иденти=identi идеоло=ideolo идиот=idiot идт=walk ижиц=izhits изб=hut избави=rid избега=avoid избежа=avoid изби=beat избира=voter избра=elect избран=chosen избыто=exces извес=lim извест=famou,known
извине=apolog извини=apolog,excus извиня=apolog извлеч=extrac изгиб=bend изгнан=exil изгоро=fenc,hedg изгото=manufa изда=publis издан=editio,public издате=publis издел=produc излуче=radi измен=treaso
измене=chang измени=chang,modif измере=measur измери=measur измеря=measur изнача=initia изобра=imag,drawn изобре=invent изоляц=isol изуми=amaz,astoni изумру=emeral изуча=stud изучен=stud изучи=examin
изящн=elegan икон=icon иллюст=illust,pictur име=hav имен=estat,nam именн=exact импер=empir импера=empero импорт=import импуль=impuls имущес=proper имя=nam инач=otherw инвали=invali инвест=invest
индейк=turke индекс=index,clas индиви=indivi индийс=indian индуст=indust ине=frost инжене=engine инициа=initia иногд=occasi иностр=foreig инспек=inspec инстин=instin инстит=instit инстру=instru,tool
интегр=integr интелл=intell интерв=interv интере=intere интерн=intern интерп=interp интерф=interf инфекц=infect инфляц=infl информ=inform инциде=incide ипотек=mortga иск=claim,lawsui иска=search,seek
исключ=except,exclud ископа=fossil искр=spark искрен=sincer искусн=skilfu искусс=art,artifi,iskuss искуша=tempt исл=islam испанс=spanis испаря=evapor испеч=bak исполн=execut,perfor,worker
исполь=exploi,use,used испорт=spoil исправ=correc,fix,patch испуга=afraid,startl испыт=test испыта=test,trial исслед=explor,invest,resear истец=plaint истеч=expir истин=tru истор=histor,stor
истори=histor источн=sourc,cit,item,refere истреб=fighte исход=outcom исходн=sourc исчез=gon исчеза=vanish исчезн=disapp,vanish,withdr италья=italia итерац=iterat итог=result,total июл=jul июн=jun
кабан=boar кабел=cabl кабин=cabine каблук=heel кавычк=quot,mark кад=tub кадк=tub кажд=ever,per,each каза=appear,seem казак=cossac казн=execut как=how,are календ=calend калитк=gat камбод=cambod,vietna
камен=rock,ston каменщ=mason камер=camera кампан=campai кампус=campu камыш=reed кана=canal,channe,pip канав=ditch кандид=candid канику=holida канун=eve капита=capita,captai капл=drop капуст=cabbag
каранд=pencil карау=guard кардин=cardin карет=carria,coach карлик=dwarf карман=pocket карп=carp карт=card,chart,map картин=paint,pictur картоф=potato карточ=card карьер=career каса=concer
касает=affect кассир=cashie кастрю=pan ката=skat катало=catalo катаст=disast катего=catego катер=boat кати=roll каторж=convic катушк=coil каучук=rubber каф=caf каче=swing качест=qualit каш=porrid
кашел=cough кают=cabin квадр=squar квадра=squar квалиф=qualif кварта=block кварти=apartm,flat квитан=receip кепк=cap кеш=reus килогр=kilogr киломе=kilome ким=kim,sung кин=cinema киноте=cinema
кипе=boil кипен=boil кипяти=boil кирилл=cyrill кирпич=brick кис=brush кислор=oxygen кислот=acid кит=whal кита=china китаец=chines китайс=chines клавиа=keyboa клавиш=key клад=treasu кладби=cemete
клапан=valv клас=put класс=clas,grad кле=glu клевер=clover клеи=glu клен=mapl клетк=cag,cell клиент=client клим=climat клиник=clinic клон=clon клонир=clon,downlo клуб=club клубни=strawb клюкв=cranbe
ключ=clu,key,item кляс=swear клятв=oath книг=book,ledger кнопк=button кнут=whip княз=princ коалиц=coalit кобы=mar кова=forg ковер=carpet,rug ког=whom когд=ever,whenev,when код=cod кож=leathe,skin
коз=goat козе=goat коктей=cockta кол=stak колбас=sausag колбэк=callba коле=gaug колеба=hesita колен=kne колес=wheel количе=amount,quanti коллег=collea коллед=colleg коллек=collec колоде=well
колоко=bell,tower колон=colon колонк=column колонн=column колонт=runn колыбе=cradl кольц=ring ком=lump команд=comman,crew,team комар=mosqui комбин=combin комед=comed комисс=commis,commit комит=commit
комм=commit коммен=commen коммер=commer коммит=commit коммун=commun комнат=room компан=compan компас=compas компен=compen компил=compil компле=kit композ=compos компон=compon компью=comput,user
комсом=komsom кон=hors конвен=conven конвер=envelo конгре=congre кондук=conduc конец=end конечн=finit конкре=concre,specif конкур=compet,contes консол=consol конста=consta консти=consti констр=constr
консул=consul,depart контак=contac контей=contai контек=contex контор=offic контра=contra контро=contro,hash конфер=confer конфет=cand конфиг=config конфли=confli конц=eventu,end концен=concen
концеп=concep концер=concer кончае=end кончи=end,finish кончик=tip конюшн=stabl коорди=coordi коп=backup,cop,spear копа=dig копейк=kopeck копти=smok копыт=hoof кор=bark,measl корабл=ship коре=south
корейс=korean корен=root коренн=indige корешо=spin корзин=basket коридо=corrid коричн=brown корми=feed кормле=feed коробк=box коров=cow корол=king короле=kingdo,queen,royal корон=crown коротк=short
корпор=corpor корпус=corp,hull коррек=proof коррес=corres корруп=corrup кортеж=tupl кос=bon,dic,ivor,scyth космич=spac космос=spac косну=touch костюм=costum,suit кот=cat коте=boiler котор=has
коф=coffe кочега=stoker кошеле=purs,wallet кошк=cat кошмар=nightm коэффи=coeffi кра=edg,margin,region краб=crab краж=theft крайн=extrem кран=cran,tap крапив=nettl красав=beaut краси=dye,paint
красив=beauti,handso красит=dye краск=colour,paint,ink красн=red красот=beaut кратк=brief,short крах=crash кред=credit,loan крем=cream кремен=flint крепк=firm,strong крепос=fort,fortre крес=armcha
крест=cros крестн=godfat кресть=farmer,peasan крив=curv кризис=crisi крик=shout криста=crysta критер=criter критик=critic крича=cry,scream,shout кров=blood крова=bed кролик=rabbit кром=except,moreov
крот=mol крошеч=tin круг=circl кругл=round кружев=lac кружк=cup крупн=big,larg,major крут=steep крути=twist крушен=crash кры=wing крыжов=gooseb крылов=krylov крыльц=porch крыс=rat крыш=roof
крышк=cover,lid крючок=hook кси=introd,ksi,exclud ксилог=woodcu кто=who,whoeve кубок=cup кувшин=jug кузнец=smith кузниц=forg кук=doll,puppet кукуру=corn кукушк=cuckoo кулак=fist куленб=kuhlen
культу=cultur куп=compar купец=mercha купи=buy куплен=bought купо=dom купц=mercha кури=smok куриц=chicke,hen курорт=resort курс=cours курсив=italic курсор=cursor куртк=jacket кусок=piec кусоче=piec
куст=bush кухн=kitche куч=heap,pil кэш=cach лабора=labora лавк=bench,shop лавочн=shopke лагер=camp ладон=palm лазер=laser лак=varnis ламп=lamp лампоч=bulb лапк=fir,paw ласточ=swallo латини=latin
латинс=latin латун=bras лауре=laurea лая=bark лга=lie леб=loeb лебед=swan лев=left,lion легенд=legend легк=eas,light,lung,slight легкос=eas лед=ice,crack ледоко=icebre ледян=icy леж=folder лежа=lie
лез=climb лейтен=lieute лекарс=drug,medici лекц=lectur лен=flax,linen ленив=laz лент=ribbon,tap,feed лес=forest,wood,scaffo лесн=forest лестни=ladder,stair лет=summer,year лета=fly лете=fly
летн=summer летопи=chroni летчик=pilot леч=lie лечен=treatm лечи=cur,heal,treat либ=either лиг=leagu лидер=leader лил=lil лимон=lemon лин=lin линейк=ruler линз=len лип=lim лис=fox лисиц=fox
лист=leaf,sheet лит=pour литера=litera,cit литр=litr лифт=elevat лихора=fever лиц=fac,person лиценз=licens,licenc личн=indivi,person личнос=identi лишен=depriv лиши=depriv,los лишн=extra лоб=forehe
лови=catch ловушк=trap логик=logic логичн=logica лодк=boat лодыжк=ankl лож=fals ложк=spoon ложн=fals лоз=vin локаль=local локо=elbow лома=break ломоно=lomono ломтик=slic лопат=shovel,spad лорд=lord
лос=elk лосо=salmon лоцман=pilot лошад=hors луг=meadow луж=puddl лук=bow,onion лукови=bulb лун=moon луч=beam,ray лучш=best,better лыж=ski люб=any люби=fond,lik,lov любим=favour любите=lover любов=lov
любопы=curiou люд=peopl людск=human лягушк=frog маг=magic магази=shop,stor магист=trunk магн=magnet маз=ointme май=may майор=major мак=layout,popp макрос=macro максим=maximu мал=few,littl
малень=littl,small малин=raspbe малыш=kid мальчи=boy мам=mom манер=manner маньчж=manchu марк=stamp маркер=bullet март=march марша=marsha маршр=rout мас=butter,oil маск=mask масс=mas,weight
массаж=massag массов=mas мастер=master,worksh масшта=scal мат=mother матема=mathem матер=mother матери=materi матрас=mattre матрос=sailor матч=match мачех=stepmo мачт=mast машин=car,machin,vehicl
машини=typist машинк=typewr машинн=machin маяк=lighth мгнове=instan,moment мебел=furnit мед=bras,copper,hone медал=medal медвед=bear меди=media медици=medica медлен=slow медн=bras межд=among,betwee
междун=intern мел=chalk мелк=minor,shallo,small мелод=tun мелоч=trifl мельни=mill,miller,windmi мельч=smalle мемори=memori мен=menu менедж=manage меньш=les,least меньши=minori меня=chang,var
меняет=stay мер=measur меропр=event мертв=dead мес=reveng,sweep меси=knead мест=loc,plac,seat местн=local местно=locali местор=deposi месяц=month мет=broom метада=harves метал=metal метел=blizza
метк=label,tag метод=method методи=method метр=metr мех=fur механи=mechan меч=sword мечт=dream мечта=dream меша=distur,stir,way мешок=bag,sack миг=moment миграц=migr мил=dear,mil,prett миллиа=billio
миллим=millim миллио=millio милос=merc минера=minera миниму=minimu минист=depart,minist минут=minut мир=peac,world мирн=peacef миров=world миск=bowl мисс=missio мистер=mister митинг=ral митроп=bishop
миф=myth михаи=mikhai младен=bab младш=younge млекоп=mammal млн=millio млрд=billio,dollar мнен=opinio мног=lot,plent,man,much многоч=numero множес=plural множит=factor мобили=mobili мобиль=mobil
мог=may,could моги=grav,tomb мод=fashio модел=model модерн=modern модул=modul мож=can,may можн=can,may мозг=brain мой=min мокну=wet мокр=wet мол=moth моли=pra молитв=prayer молн=lightn моло=grind
молод=young молоде=young,youth молодо=youth молок=milk молото=hammer молочн=dair молч=silent молча=silenc,silent молчан=silenc мольб=plea мольбе=easel момент=moment мон=monk монаст=monast монахи=nun
монгол=mongol монет=coin моногр=monogr мор=sea морал=moral морков=carrot мороже=ice мороз=frost морск=marin морщин=wrinkl моряк=sailor москв=moscow москви=muscov мост=bridg мотив=motiv
мотор=engin,motor мох=mos моч=abl мочи=soak мощ=might мощн=powerf мощнос=capaci мрамор=marbl мрачн=gloom мудр=wis мудрос=wisdom муж=husban мужест=courag мужик=peasan мужск=mal мужчин=man муз=museum
музык=music музыка=musica,musici мук=flour мультф=cartoo муници=munici мурав=ant мусор=garbag,rubbis,gain,collec мусуль=muslim мух=fly мыл=soap мыс=cap мысл=idea,though мыт=wash мыш=mous мышлен=think
мышц=muscl мэр=mayor мягк=gentl,mild,soft мяс=meat мясник=butche мятеж=mutin мятежн=rebel мяч=ball набере=embank набира=typ наблюд=observ набор=kit,set,typese наборщ=typese набра=compos набран=typ
наброс=sketch навек=foreve навига=naviga,navig наводн=flood навсег=foreve навстр=toward навык=skill наград=award,reward нагруз=load над=abov наде=put надежд=hop надежн=reliab надея=hop надзир=warden
надлеж=proper надоес=bor надпи=inscri нажа=click,pres назад=back назва=call назван=nam назнач=appoin,assign,destin,purpos называ=call наибол=maximu наимен=least най=find найден=found наказа=punish
накану=eve наконе=final накопл=accumu нал=raid налев=leftwa налич=presen наличн=cash налог=tax налого=tax наложи=impos намере=intend,intent намн=far намочи=wet наня=emplo,hir нападе=attack
напас=attack напеча=print написа=writ,writte напито=drink наполн=fill напоми=remind напомн=remind направ=direct напрас=vain наприм=such напрот=contra напряж=tensio нарисо=drawn наркот=drug
народ=folk,nation,peopl народн=nation наруж=outwar наруше=viol наруши=break наряд=outfit насеко=insect населе=popul населя=inhabi насил=violen наслаж=enjo наслед=heir,inheri насос=pump наста=insist
настоя=real настро=adjust,config,mood,sett наступ=com,offens насып=wheel,heir,thron насыпа=pour наук=scienc,academ научи=learn,teach научн=scient,schola наход=find находи=find находк=nakhod,vostoc
нац=nation национ=nation нача=begin,start,began начал=top,beginn началь=bos,chief,initia начат=begun начина=begin наш=our неб=heaven,sky неболь=small неверн=incorr,wrong неверо=incred невест=brid
невиди=invisi невинн=innoce невозм=imposs недавн=recent недвиж=estat недел=week недово=discon недоим=arrear недост=lack,miss нежн=delica,gentl,tender незави=indepe незако=illega незаме=unnoti
незнак=strang неизбе=inevit неизве=unknow неизме=invari неиспр=fault нейтра=neutra некото=som нельз=cannot нем=dumb немедл=immedi немец=german немецк=german немн=few ненави=hat необхо=necess
необыч=extrao,unusua необяз=option неодно=repeat неожид=surpri,unexpe неохот=reluct непода=nearb непоср=direct неправ=incorr непрем=certai неприя=unplea непуст=accept неразр=break нерв=nerv
нервн=nervou нес=carr нескол=multip,severa,few несмот=despit несовм=break,incomp несомн=undoub несчас=misera нет=has,ther нетерп=impati неудач=fail,failur неудоб=uncomf неф=oil нефтян=oil нечетн=odd
неясн=obscur,uncert нигд=nowher ниж=below нижн=lower низ=bottom низк=low никити=nikiti никогд=never никт=nobod никуд=nowher нит=thread нитк=thread нич=draw,noth нищ=beggar нов=new новичо=novic
новос=new,novost,ria новшес=innov ног=foot,leg ного=nail нож=knif ножниц=scisso нол=zero номер=number,issu нормал=normal нос=nos носи=carr,wear носок=sock нотари=notar ноч=night ночн=night ночь=night
ноябр=novemb нрав=temper нрави=lik нравст=moral нужд=need нужда=need нужен=need нужн=necess,need нул=zero,cold нумеру=numera нын=nowada нынешн=curren ныря=div нян=nann,nurs оба=both обаян=charm
обвине=charg обвини=accus обвиня=accus обед=dinner,lunch обеда=din обезья=monke оберну=wrap обеспе=ensur,provid обеща=promis обещан=pledg,promis обзор=review,surve обиде=offend облада=holder
облак=cloud облас=area,provin,region,scop област=region облегч=relief облик=imag обложк=cover,back,front обман=cheat обману=deceiv обмен=exchan обнару=detect,discov обнови=updat обновл=updat,upgrad
обня=embrac обоих=both оболоч=shell оборон=defenc оборот=verso оборуд=equipm обраба=handl обрабо=handle образ=imag,europ образе=sampl,specim образо=educ обрати=turn обратн=back,revers обраща=treat
обраще=appeal обрез=edg обрес=gain обрыв=cliff обрыво=fragme обряд=ceremo,rit,ritual обсерв=observ обслед=inspec обслуж=mainte обстан=situ обстоя=circum обстре=shell обсуди=discus обсужд=discus
обув=footwe обуча=educat обучен=train обширн=extens общ=common,genera,team обща=commun общест=compan,public,social,societ общин=commun объ=amount,volum объеди=combin,merg,unit объект=len,object
объяви=announ,declar объявл=advert,announ,notic объясн=explai обыск=search обыча=custom обычн=common,genera,normal,ordina обычны=plain обязан=dut обязат=oblig овес=oat овощ=vegeta овц=sheep
оглавл=conten огон=fir ограни=limit,restri огромн=enormo,hug,massiv,tremen огурец=cucumb одежд=cloth одея=blanke один=alon,singl одинак=identi,alik одинна=eleven одинок=alon,lone одиноч=loneli
одисс=odysse одн=one однажд=onc одновр=simult одобри=approv одолжи=lend ожида=expect ожидае=expect ожидан=expect озер=lak означа=mean оказа=render,seem океан=ocean оккупа=occup окн=window око=about
оконча=final окончи=finish окраин=outski окрест=enviro округ=distri окружа=surrou окруже=enviro окружи=surrou октябр=octobe окун=perch олен=deer олимпи=olympi олов=tin ольх=alder омег=omega,psi
онлайн=onlin опасен=fear опасн=danger опасно=danger опер=opera операт=operat операц=oper опере=lean опечат=mispri,typo опи=invent опис=descri описа=descri описан=descri оплат=paymen оплати=pay
опозда=lat опозна=identi опор=prop оппози=opposi оправд=justif опреде=certai,defin,defini,determ опрос=poll опубли=publis опухну=swell опущен=purpos опыт=experi опытн=experi опя=again оранже=orang
орбит=orbit орган=organ органи=organi орден=order ордер=warran оре=eagl орех=nut оригин=origin оркест=band,orches оруд=cannon оруж=weapon орфогр=spell оса=wasp осад=sieg осадк=rain освеще=light
освобо=fre осе=donke осен=autumn осетр=sturge осин=aspen осл=donke осмотр=examin,inspec осн=establ,found основ=bas,basi основа=found основн=basic,fundam,large особ=partic,specia
особен=especi,featur,peculi осозна=realiz осп=smallp оста=remain,sta остава=remain остави=abando,leav оставл=leav остает=stay остало=left осталь=rest,els остана=stop остано=halt,stop
остато=balanc,residu,rest осторо=carefu остр=island,sharp остроу=wit осущес=implem ось=axi,axl отбор=filter отв=answer,rep,respon отвез=wheel,heir,thron ответ=answer ответи=answer,respon
ответс=liabil,respon ответч=defend отвеча=answer отда=giv отде=depart,divisi отделе=depart отдель=apart,distin,indivi,separa отдохн=rest отдых=rest отдыха=relax отел=hotel отец=father
отечес=domest,homela отзыв=review отзыва=answer отказ=failur,refus отказа=fail,refus отказы=refus отклик=answer отклон=declin,reject отключ=off откров=frank откры=discov,open открыв=open
открыт=discov,open откуд=wher отли=cast отлич=unlik отлича=differ отличн=excell отложи=dela,postpo отмен=abolis,cancel,undo отмени=abolis,cancel,repeal отмети=celebr,mark,declar отмеча=celebr
отнес=carr относи=relat,relati,belong отноше=attitu,ratio,rel,relati отобра=displa отомст=aveng отправ=depart,send,submit,upload отпуск=vac отпуст=releas отраже=reflec отрази=reflec отрезо=segmen
отрица=den,negati отрыво=passag отряд=detach отсек=compar отста=behind,fallen отстав=resign,behind отступ=retrea,indent отсутс=absenc,miss оттенк=shad оттепе=thaw оттиск=proof отход=retrea отч=report
отчас=part отчаян=despai отъезд=depart офицер=office официа=offici,waiter оформи=draw офорт=etch охват=embrac охлажд=cool охот=hunt охотн=readi охотни=hunter охран=guard оцени=estima,evalua
оценк=estima,grad очаг=hearth очевид=obviou очен=ver очеред=queu очерк=essa очерта=outlin очисти=clean очистк=clean очк=glass ошиби=err ошибк=bug,error,fault,mistak ощущен=sens пада=fall падеж=cas
пак=packag,packet пакет=packag палат=ward палатк=tent палец=finger,thumb палк=stick паломн=pilgri палуб=deck пальм=palm пальт=coat памя=memor памятк=guid памятн=memori,monume панел=panel паник=panic
пап=pop папк=folder папоро=fern пар=bet,coupl,ferr,pair парад=parad паралл=parall параме=option,parame парен=fellow парикм=hairdr парк=park парков=park парлам=parlia парол=passwo парт=part
партиз=partis партий=part партне=partne парус=sail пас=jaw паспор=passpo пассаж=passen пассив=passiv пастби=pastur пастух=shephe пасх=easter патент=patent патриа=patria пауз=paus паук=spider
паутин=web паха=plough пахну=smell пациен=patien пачк=pack певец=singer певиц=singer пейзаж=landsc пекар=baker пекин=beij пен=sing пенс=pensio,retir пенсио=pensio пепе=ash пер=feathe,pen
перв=first,pionee первич=primar первон=initia,origin перебр=iterat перева=handl переве=transl перево=interp,transf,transl,transp перего=negoti перед=befor,front переда=broadc,hand,pas,transf
передв=moveme передн=front переез=cross переех=mov переж=worr пережи=surviv переим=renam,mov перекл=switch перел=fractu переме=chang,variab переми=truc перене=postpo,mov перено=hyphen
перепи=cop,corres перепл=bind,binder перера=proces переры=break пересе=cros,immigr пересм=revis перест=ceas перета=drag переул=lan перехо=transi перец=pepper перече=list период=period перрон=platfo
персон=charac,staff перспе=prospe перчат=glov пес=dog песн=song песок=sand пет=sing петл=hing,loop петр=peter петух=rooste пехот=infant печ=bak,furnac,oven,stov печа=print,seal,stamp печал=sorrow
печаль=sad печата=print печатн=printe печен=liver печк=stov пешк=afoot пещер=cav пианин=piano пив=beer пик=peak пикник=picnic пиксел=pixel пил=saw пилот=pilot пилюл=pill пир=feast пирог=cak пирс=pier
писа=writ писар=clerk писате=writer пистол=pistol письм=letter,writ письме=desk пит=drink питан=feed,food пихт=fir пицц=pizza пищ=food плава=swim плаван=voyag плави=melt плак=poster плака=cry,weep
плам=flam план=plan планет=planet планир=schedu планш=tablet пласти=plasti плат=charg,dres,far,fee платеж=paymen плати=pay платфо=platfo плач=lament плашк=backgr плащ=cloak плева=spit плем=trib
племян=nephew,niec плен=captiv пленк=film пленн=prison пленни=prison плесен=mould плеч=should плит=stov плитк=til пло=flesh плод=fruit плоск=flat плоско=plan плот=raft плотин=dam плотн=tight
плотни=carpen плотно=densit плох=bad площад=area,squar плуг=plough плы=float,sail пляж=beach поб=visit побег=escap побед=victor победи=defeat,winner побежд=defeat побелк=whitew побере=coast поби=beat
поблаг=thank поблиз=nearb побужд=urg повар=cook повари=cook поведе=behav повери=believ поверн=turn поверх=surfac повес=stor повеси=hang повест=agenda повод=occasi повозк=cart поворо=pivot повред=damag
повреж=damag повсед=everyd повсюд=throug повтор=repeat,run повыси=ris повыше=ris повязк=bandag погибн=perish поглот=swallo погово=talk погод=weathe погон=chas погреб=cellar
под=below,beneat,under,undern пода=tax подави=suppre подари=presen подаро=gift,presen подбор=chin подва=baseme,cellar подвиг=feat подвод=underw подгот=prepar поддер=mainta,suppor подзем=underg
подклю=connec подлин=genuin,origin подмос=stag подним=rais поднос=tra подня=lift,rais,ris подобн=simila подожд=wait подозр=suspec подой=approa подпи=sign,signat,captio подпис=subscr,sign,captio
подраз=imp подроб=detail подрос=teenag подруг=friend подска=clu,prompt,sugges подста=fill подтве=acknow,confir подума=think подушк=pad,pillow подход=approa,approp,fit,suitab подчер=blacke подъ=ascent
поедин=duel поезд=train поездк=journe,trip пожал=welcom пожалу=pleas пожар=fir пожарн=fir пожела=wish пожерт=donat поз=pos позад=behind позвол=allow,enabl,let позвон=phon поздн=lat поздра=congra
позж=later позиц=positi познак=acquai поигра=pla поиск=quest,search поиско=engin пой=go пойма=catch пок=until,whil,yet показ=show показа=demons,displa,show,shown показы=show покида=abando
покину=abando поклон=bow,worshi поколе=gener покр=veil покры=cover покрыт=coat покупа=buy,buyer,custom покупк=purcha пол=field,flight,floor,hollow полага=rel полден=aftern,noon полев=field
полезн=useful полити=polic,politi полиц=polic полице=police полк=shelf,regime полков=colone полн=comple,full,utter полном=author полноч=midnig полови=half положе=positi,provis,situ положи=positi,put
полон=althou полос=band,bar,strip полоте=towel полотн=canva,linen полужи=bold полуос=penins получа=receiv,get получи=gain,obtain,receiv,given полчас=half польз=benefi,utilit пользо=use,user
польск=polish полюс=pol поляк=polish полян=clear поменя=shift,claus пометк=hint помеш=stir помеша=hinder помеща=fit помеще=premis помидо=tomato помило=pardon помни=rememb помог=tri помога=assist
помоч=help помощ=help помощн=assist пон=pon понеде=monda понима=unders понома=sexton понрав=lik поня=unders понят=concep,notion понятн=clear поощря=encour попас=hit попере=acros попол=half
поправ=adjust,amendm попроб=try попрос=ask популя=popula попыта=try попытк=attemp попыто=attemp пор=sinc порабо=work пораже=defeat порог=thresh пород=bre порок=vic поросе=piglet порох=gunpow
порошо=powder порт=harbou,port,listen,fre портн=tailor портр=portra поручи=entrus порц=portio поршен=piston порядк=order порядо=order,routin посади=plant посадк=land посвят=devot поселе=settle
посели=settl посело=villag посети=visit,visito посеща=attend посеще=visit поскол=sinc посл=after посла=send послан=messag послед=conseq,consis,final,last послов=prover посмот=watch посо=ambass
пособ=benefi посоль=embass пост=fast,post постав=supp постан=decre,resolu постар=try постел=bed постеп=gradua пости=fast постоя=consta,perman постра=suffer постро=build,constr поступ=act,action,deed
посуд=dish посыпа=sprink пот=sweat,becaus потер=los потерп=fail потеря=los,lost поток=stream потоло=ceil потомо=descen потрат=spend потреб=consum похити=kidnap поход=campai походи=resemb
похож=simila,lik похоро=funera поцелу=kis поч=almost,why почв=ground,soil почерк=handwr почетн=honora почита=honour почк=bud,kidne почт=mail,post почувс=feel пошлин=toll поэз=poetr поэм=poem
поэт=poet,theref появи=appear появил=got появле=appear пояс=belt,zon прав=law,right,permis правд=tru,truth прави=edit,govern,regul,rul правил=correc,rul правит=govern правк=edit правле=board
правов=legal правоп=spell правос=justic праздн=celebr,feast,holida,idl практи=practi прах=ash прачеч=laundr пребыв=sojour превра=turn превыс=exce превыш=exce прегра=barrie предан=tradit предва=prelim
преде=limit предел=within предис=prefac предла=offer предло=offer,propos,senten,sugges предм=item,object,subjec предок=ancest предос=grant,provid предот=preven предох=fus предпо=assum,prefer,suppos
предпр=busine,enterp,undert,ventur предра=prejud предсе=chairm предск=predic предст=agent,imagin,introd,repres предуп=warn предыд=previo прежд=befor прежн=former,old презен=presen презид=presid
преиму=advant прекра=beauti,fin,stop прелес=charm прем=award,bonu,premiu премье=minist пренеб=neglec преобр=conver,transf преодо=overco препар=drug препод=teache препят=obstac прерва=interr
пресле=pursu пресс=pres престо=thron престу=crim,crimin,offenc претен=claim при=recept,shelte,techni прибав=add прибли=approa,approx прибор=devic,instru прибы=arriv прибыл=profit прибыт=arriva
прив=hello приват=privac привез=bring привес=bring привет=greet привил=privil привле=attrac привод=bring привык=habit привыч=habit пригла=invit пригов=senten,verdic пригод=useful пригор=suburb
пригот=prepar придан=dowr придум=invent приезд=arriva приезж=arriv приеха=arriv,com приз=priz призва=call призна=acknow,admit,attrib,confes призра=ghost призыв=call прий=com приказ=clerk,comman
приклю=advent прикре=attach прилав=counte прилив=tid прилож=append,applic,attach примен=applic,app пример=approx,exampl,instan примет=omen,supers примит=primit примор=primor,handl принад=belong
принес=bring,fetch приним=accept принос=bring принте=printe принц=princ принце=prince принци=princi приня=accept,adopt принят=adopti приобр=acquir приори=priori приост=suspen природ=natura,natur
прирос=increa присво=assign присла=send присое=join приспо=adapt присут=attend,presen присяг=oath присяж=jur притво=preten приток=influx притяз=claim приход=com,parish прихож=parish
прича=dock,pier,wharf причал=berth причин=caus,reason причуд=fanc прияте=friend приятн=nic,pleasa проб=sampl,test пробе=gap,spac пробел=spac пробк=cork,jam,plug пробле=issu прова=failur
провер=check,checke,inspec,review провин=provin провод=conduc,wir провол=wir прогно=foreca програ=progra,softwa прогре=progre прогул=walk прода=sell продав=sell,seller продаж=sal продви=advanc,promot
продли=extend продов=provis продол=contin,proce продук=produc проезд=passag проект=design,projec прожи=liv прожив=reside проз=pros прозви=nickna прозра=transp проигр=los,player
произв=manufa,perfor,produc произн=spell произо=happen происх=occur,origin происш=incide прой=pas,underg прок=rental прокур=prosec проли=spill пролив=strait промеж=gap,interv промис=promis
промыш=indust пропав=lost пропаг=propag пропас=abys пропис=capita пропов=preach,sermon пропус=ignor,mis,omit,skip пророк=prophe прорыв=breakt просве=enligh проси=ask,beg просмо=view просну=wak
проспе=avenu прост=eas,mer,plain,simpl прости=forgiv простр=spac просту=cold просьб=reques протек=flow протес=protes против=confli,oppone,oppos,opposi проток=minut,protoc,ledger протот=protot
протяж=dur профес=profes профил=profil профсо=union прохла=cool проход=passag процве=prospe процед=proced процен=intere,percen,cent процес=proces прочес=read прочит=read,availa прошл=past прощ=easies
прощан=farewe прощен=pardon проявл=manife пруд=pond пружин=spr прыга=jump прыжок=leap пряжк=buckl прям=direct,straig прянос=spic пряс=spin прята=hid пси=omega,psi психол=psycho птиц=bird
публик=audien,public,publis пуга=fright,scar пугови=button пузыр=bubbl пул=bullet пульс=puls пункт=claus,item,point пус=let пуст=blank,empt,null пустын=desert пут=path,track,way пута=confus
путево=guid путеше=journe,travel пушк=cannon пушкин=pushki пхенья=pyongy пче=bee пчелов=beekee пшениц=wheat пыл=dust пыта=attemp,try пьес=pla пьян=drunk пят=fiv,fifth пятк=heel пятн=spot,stain
пятнад=fiftee пятниц=frida пятьде=fift раб=slav работ=job,work работа=operat,work,runn работн=employ работо=employ рабоч=worker равн=equal равнин=plain равнов=balanc раг=stew рад=glad,sak ради=radio
радика=radica радова=rejoic радос=joy радост=glad радуг=rainbo раз=onc,again,tim разб=broken разби=break,smash разбир=analys разбро=scatte разв=develo развед=intell развит=develo развле=entert
развод=divorc развор=spread разгов=conver,talk раздав=crush разде=sectio раздел=divid,split,sectio различ=differ,distin,variou разлож=stitch размер=dimens,siz размес=plac размет=markup размещ=placem
разн=differ разниц=differ разног=disagr разноо=variet разобр=pars разоча=disapp разраб=develo разрез=cut разреш=allow,permis,permit,resolu разруш=destro разрыв=gap разум=mind разумн=reason,sensib
рай=paradi район=area,distri рак=cancer ракет=rocket ракови=shell,sink рам=fram рамк=fram ран=ear,injur,wound ранг=rank ранен=wound рани=hurt,injur ранн=ear раньш=befor,earlie рас=grow
раскры=expos,reveal распад=deca распак=unpack распис=receip,schedu,timeta распол=arrang распор=order распре=distri распро=spread рассв=dawn расска=narrat,stor,tell рассле=invest рассма=consid
рассмо=consid расста=part рассто=distan расстр=upset рассчи=calcul рассып=spill раст=grow раство=dissol,mortar,soluti растен=plant расход=expens расхож=differ расч=calcul расчес=comb
расшир=expand,extend,extens рва=tear рвен=eager реаг=react реакц=reacti реализ=implem ребено=bab,child ребр=rib ребят=fellow ревнив=jealou револю=revolu регион=region регист=regist регуля=regula
редакт=edit,editor редакц=editio редк=rar,rare,scarc редкос=rarit редьк=radish реестр=regist,deposi режим=mod,regim режисс=direct реза=cut резерв=backup резин=rubber резинк=gum резк=sharp
резолю=resolu резуль=result резьб=carv рейс=flight рейтин=rat рек=river реклам=advert,public рекоме=recomm реконс=recons рекорд=record ректор=rector рекурс=recurs религ=religi религи=religi рельс=rail
ремен=belt ремес=craft ремонт=repair реп=turnip репети=rehear репози=reposi репорт=report репута=reput рескри=rescri ресниц=eyelas респуб=republ рестор=restau ресурс=resour рефере=refere реформ=reform
рецепт=recip реч=speech реша=decid решен=decid,soluti,decisi решенн=resolv реши=decid,resolv,solv решите=resolu ржавчи=rust ржан=rye риа=novost,ria римск=numera рис=draw,ric риск=risk,fix,safe
рисунк=figur рисуно=draw,figur,pictur ритм=rhythm риф=reef рифм=rhym робк=shy робот=robot рог=horn роди=born родин=homela родите=parent родн=nativ родник=spr родств=relati рож=rye рожден=birth
рождес=christ роз=ros розетк=socket розниц=retail розов=pink розыск=search рол=rol роман=novel романт=romant ромашк=dais роня=crash ропот=murmur рос=dew роскош=luxur рост=growth,height,increa
рот=mouth рощ=grov роял=piano рту=mercur рубашк=shirt рубеж=fronti руби=chop рубин=rub рубл=roubl руга=scold руж=gun руин=ruin рук=arm,hand рукав=sleev рукави=mitten руково=manual,guid
рукопи=manusc,edit рул=steer рулон=roll рус=cours русск=russia рухну=collap,crash руч=creek,stream руча=guaran ручк=handl,pen ручн=manual,tam рыб=fish рыбак=fisher рынок=market рыцар=knight
рычаг=lever рябин=rowan ряд=besid,row,ser саван=shroud сад=garden,orchar садовн=garden сайт=sit,websit сал=bacon,salad салон=salon салфет=napkin сам=itself,own саммит=summit самол=plan самоуб=suicid
сан=sledg санкц=sancti сантим=centim сапог=boot сапожн=cobble сара=barn,shed сахар=sugar сбежа=escap сбо=crash,failur сбор=fee сборк=assemb,build сборни=anthol сборщи=harves свадьб=wedd сведен=inform
свеж=fresh свек=beetro свер=drill сверен=step,declar свери=compar сверк=step сверли=bor сверх=abov сверял=never свет=light светл=bright,light,lighte свеч=candl свидан=dat свидет=certif,eviden,witnes
свин=pig свинец=lead свинин=pork свиреп=fierc свисто=whistl сво=own,your свобод=fre,freedo,libert,loos свод=vault сводит=blend сводк=summar свойст=featur,proper связ=bond,connec,rel
связа=associ,bind,tie связан=tied связк=bundl свят=hol,saint священ=priest,sacr сгиб=fold сда=surren сдава=hand сдвиг=shift сдела=mak сделан=mad сделк=deal,transa сеанс=sessio себ=self,itself
север=north северн=northe сегмен=segmen сегодн=toda сед=saddl седьм=sevent сезон=season сейчас=now секр=secret секрет=secret сектор=sector секунд=second секц=sectio сел=villag селедк=herr
селитр=saltpe сельд=herr сельск=agricu,rural сем=fami,seed,seven семафо=signal семейн=fami семейс=fami сен=hay,senat,kim,sung сенато=senato сентяб=septem сер=gre,ser,sulphu сервер=server сервис=servic
сердит=angr сердц=heart серебр=silver середи=centr,middl серийн=serial серп=sickl сертиф=certif серьез=seriou сестр=nurs,sister сет=net,networ,web сеттер=setter сеу=seoul сеул=seoul сея=sow
сжа=compre,shrink сжат=compre сжеч=burn сзад=behind сигаре=cigare сигна=signal сиде=sit сиден=seat сил=forc,power,streng сильн=intens,strong симво=charac,symbol символ=symbol симпт=sympto син=blu
синдр=syndro синтак=syntax сирен=lilac сироп=syrup сирот=orphan систем=system ситуац=situ сия=shin ска=cliff,rock сказа=say,tell,said сказан=say сказк=fair,tal скам=bench скамей=bench сканда=scanda
скатер=tablec скача=downlo скачай=clon,downlo скверн=nast скворе=starl скел=skelet скидк=discou склад=wareho складк=fold склон=slop склонн=tend скоб=stapl скобк=bracke сковор=pan скольз=slid,slip
скольк=man,how сконча=die скоп=cop скор=rather,soon скорб=mourn скорос=rat,spe скот=cattl скр=concea скрес=scrap скрипк=violin скрипт=script скромн=modest скры=concea,hid скрыва=hid скрыт=hidden
скук=bor скульп=sculpt скуча=mis скучн=dull,tediou слаб=faint,weak слабос=weakne слав=fam,glor сладк=sweet сланец=slat слев=left слегк=slight след=follow,trac,track следи=watch следов=invest
следст=conseq следую=next слез=tear слеп=blind сли=merg слив=drain,plum сливк=cream слишк=too слиян=merg,pull сло=layer слов=word словар=dictio,vocabu,glossa сложи=fold сложн=comple,compli
сложно=comple слома=break сломан=broken слон=elepha слуг=servan служащ=clerk служб=servic служи=serv слух=rumour случа=accide,cas,chanc,incide случай=casual,random случи=happen,occur слуша=listen,obe
слушат=audien слыша=hear смартф=smartp сме=dar,mixtur смел=bold,brav смен=shift смени=chang смер=death смерте=dead смертн=mortal смех=laugh смеша=mix смешн=funn,ridicu смея=laugh смо=pitch,resin,tar
смород=curran смотре=look,star,watch смотри=careta смутн=vagu смуща=embarr смыс=mean,sens снабже=supp снаруж=outsid снаряд=shell снача=first снег=snow снижа=descen снижен=reduct снизи=descen
снима=remov снимок=photog снов=again сноск=footno сня=withdr собак=dog собесе=interl собира=collec,intend,built соблаз=tempt соблюд=strict соболе=condol собор=cathed собра=assemb,build,collec,gather
собран=assemb,collec,meet,built собств=own,owners,proper событ=event сов=advic,counci,owl,tip соверш=commit,perfec совес=consci совет=recomm советн=advise совето=consul советс=soviet совеща=confer
совмес=compat,joint совок=dustpa совпад=match соврем=contem,modern совс=altoge соглас=agre,consen соглаш=agre,agreem,conven содерж=contai,conten соедин=compou,connec,join сожале=regret,unfort
созда=creat,genera создав=creat создан=cre создат=creato сознав=awar сознан=consci сознат=consci созыв=convoc сок=juic сократ=cut,shorte сокращ=reduct,abbrev сокров=treasu сол=salt солга=lie
солд=soldie соли=pickl солнеч=solar солнц=sun солов=nighti солом=straw сомнев=hesita сомнен=doubt сомнит=doubtf сон=dream,sleep сообща=report сообще=commun,messag сообщи=announ,inform,bug
сооруж=constr,facili соотве=corres,counte соперн=rival сопост=alignm сопров=accomp сопрот=resist соревн=compet сорняк=weed сорок=fort,magpi соса=suck сосед=neighb соседн=neighb сослуж=collea сосн=pin
сосред=concen состав=compil,compou состоя=condit,consis,fortun,stat сосуд=vessel сотн=hundr сотруд=employ соус=sauc сохну=dry сохран=keep,preser,retain,sav социал=social социол=sociol сочета=combin
сочине=essa сочини=compos сочувс=sympat союз=union союзни=all спа=asleep,sleep спад=declin спас=sav спаса=rescu спасат=rescue спасен=rescu спасиб=thank спекта=show спектр=spectr спел=rip специа=specia
спеши=hurr,rush спешк=hast спин=back списк=list список=list спичк=match сплав=allo спокой=calm спор=debat,disput,argu спори=argu спорт=sport спортс=sports способ=abilit,abl,capabl,method справ=right
справе=fair,just справи=cop справк=refere справо=refere спраш=ask спрос=demand спроси=ask,inquir спуст=later спусти=descen спута=confus спутни=satell сравн=compar сравне=compar сравни=compar
сража=fight сражен=battl сраз=immedi,onc сред=among,enviro,wednes средн=averag,medium средне=mediev средст=mean,remed срок=deadli,period,term срочн=emerge,urgent ссор=quarre ссуд=loan ссыла=refer
ссылк=exil,link,refere ста=becom,flock стабил=stabil ставк=bet,rat стад=flock,herd стадио=stadiu стакан=glas стал=steel сталин=stalin стан=becom станда=standa станов=becom станок=machin станц=statio
стар=old стара=try старик=old старос=old старт=start старш=elder,senior стат=articl,claus статис=statis статич=static стату=statu статус=statu стать=articl ство=trunk стебел=stem стек=glas,stack
стен=wall стенк=wall степен=degre,extent сти=styl стил=styl,styles,hous стипен=schola стира=wash стих=vers стихот=poem сто=desk,hundr,tabl,worth стои=cost стоимо=cost,valu столб=column,pillar,pol
столбе=column столбц=column столет=centur столиц=capita столкн=collis столов=din стольк=man столяр=carpen,joiner стопк=pil,stack сторож=careta,guard сторон=asid,aspect,part,sid стоя=stand,stood
стр=fear страда=suffer стран=countr страни=pag странн=odd,strang,weird страс=passio страте=strate страхо=insura страшн=terrib стре=arrow стрелк=arrow стрель=shoot стреля=shoot стреми=rapid
стремл=striv стриж=swift строг=strict строен=struct строи=build строит=constr строк=lin,str,row строчк=lin строчн=small структ=struct струн=str сту=chair студ=studio студен=studen ступен=step
стуча=knock стыд=sham стыдн=asham суббот=saturd субъек=subjec суд=court,judg,refere,trial судебн=court суди=judg судн=boat,ship,vessel судьб=fat суевер=supers сужден=judgme суме=manag сумк=bag
сумм=amount,sum,hash сумочк=handba сундук=chest,trunk суп=soup супруг=spous суров=sever сустав=joint сут=essenc сутк=day сух=dry суш=land суши=dry сущест=creatu,essent,exist,existe сущнос=natur,entit
сфальц=stitch сфер=spher схвати=seiz схем=chart,diagra,schem сходст=resemb сцен=scen,stag сценар=script,workfl счаст=happin счастл=fortun,happ счет=accoun,bill,count,invoic счетчи=counte
счита=consid,count,regard сши=stitch съезд=congre съес=eat сыгра=pla сын=son сыр=chees,damp,raw сюж=plot табак=tobacc таблет=pill,tablet таблиц=tabl табур=stool тайм=half таймер=timer
тайн=confid,myster,secret так=such,thu,ther такс=cab тал=waist талант=talent там=wher таможн=custom танец=danc танк=tank танцев=danc тапк=slippe тарелк=plat тариф=tariff тасс=tas тачк=barrow,earth
тащи=drag тая=melt твар=creatu тверд=firm,hard,solid творче=creati театр=theatr тег=tag тезис=thesi текст=text текущ=curren тел=bod телеви=televi телег=cart,wagon телено=calf телеск=telesc
телефо=phon,teleph теляти=veal тем=meanwh,nevert,subjec,them темн=dark,lighte темнот=dark,darkne темп=pac темпер=temper тен=shad,shadow тенден=tenden,trend теннис=tenni теор=theor теорет=theore
теп=heat тепер=now тепл=warm теплот=heat терап=therap тере=rub термин=termin,term термом=thermo терпе=endur терпен=patien террит=territ террор=terror тесн=tight тест=dough,pastr,test тет=aunt
тетк=aunt тетрад=notebo тех=sinc технич=techni технол=techno теч=flow течен=curren,dur тип=typ типичн=typica типогр=shop,printe тир=dash тираж=circul тих=calm,quiet,silent тихоок=pacifi тишин=silenc
тка=weav ткан=cloth,fabric,tissu ткач=weaver товар=good товари=fellow,mat тогд=wherea,took тож=too ток=curren толк=interp толка=push толп=crowd толст=fat,thick толщин=thickn тольк=onl том=volum
тон=ton тонк=delica,fin,subtl,thin тонн=ton тоннел=tunnel тону=sink тоньш=thinne топк=furnac топлив=fuel топол=poplar топор=axe торг=auctio торгов=bargai,commer,dealer,trad торжес=triump тормоз=brak
торт=cak тот=sam точи=sharpe точк=dot,point,stop,full точн=accura,exact,precis точнос=accura тошни=nausea трав=gras,herb травм=injur трагед=traged традиц=tradit тракто=tracto трамва=tram трансл=broadc
трансп=transp трансс=tran,siberi трасс=rout трати=spend,wast тре=third треб=demand,requir требов=claim,requir тревог=alarm тревож=anxiou,uneas трем=plant тренер=coach,traine тренир=train треск=cod
трет=third треть=third треуго=triang трех=thre три=thre тридца=thirt трижд=thric тринад=thirte трога=touch тройн=tripl трон=thron троп=path,trail тропич=tropic трос=cabl,can тростн=reed тротуа=paveme
труб=chimne,pip,trumpe,tub труд=labour трудн=diffic трудно=proble трудящ=worker труп=corps трус=coward трюк=trick тряпк=rag тряс=shak туал=toilet туг=tight туман=fog,mist туннел=tunnel туп=dull
тупик=deadlo тур=tour турецк=turkis туризм=touris турист=touris тут=her туфл=sho туч=cloud тщател=thorou тыкв=pumpki тысяч=thousa тьм=darkne тюлен=seal тюльпа=tulip тюремщ=jailer тюрьм=jail,prison
тяжб=lawsui тяжел=heav тяжес=gravit тяну=draw,pull,stretc убеди=convin,persua убежищ=shelte уби=kill убива=kill убийст=murder убийц=murder убит=kill убра=remov убыток=los уважа=respec уважае=esteem
уважен=respec увелич=increa уверен=certai,confid,sur увери=assur увид=see,will увиде=see увлече=enthus,hobb уволи=dismis углеро=carbon уго=angl,corner угол=coal уголов=crimin угор=eel угрожа=threat
угроз=threat уда=succe удава=manag удален=remot удали=delet,remov удар=blow,impact,shock,strok ударен=emphas,stres удари=hit,strik удач=fortun,luck удачн=luck удвои=doubl удержа=hold удивит=surpri
удивле=surpri удивля=wonder удобн=comfor,conven удобст=comfor удовле=satisf удовол=pleasu уезд=count уезжа=leav уеха=leav ужас=horror,terror ужасн=dreadf,terrib уже=alread ужин=dinner,supper узд=bridl
узе=knot,nod узк=narrow,bottle узл=host узна=learn,recogn узор=patter уйт=leav,quit указ=decre,indica указа=indica,specif,giv указан=instru указат=index,pointe уко=inject украин=ukrain украс=steal
украси=decora укрепл=streng уксус=vinega укуси=bit уле=beehiv улиц=street уловк=trick улучше=improv улучши=improv улыба=smil улыбк=smil уме=abl умен=abilit,skill уменьш=decrea,reduc умере=die
умерен=modera умира=die умн=clever,intell,smart умножи=multip умолча=defaul умоля=beg умстве=intell,mental универ=univer уникал=uniqu уничто=destro упак=pack упас=fall упомин=mentio упомян=mentio
упорн=stubbo употре=use управл=admini,contro,manag,manage упражн=exerci упрост=simple упряж=harnes уравне=equ уровен=level уровн=level уродли=ugl урожа=crop,harves,yield урок=lesson урони=drop
усил=effort ускори=accele услов=claus,condit услуг=favour услыша=hear,heard усну=asleep успе=manag успех=succes успешн=succes успоко=calm уста=tir устав=charte устал=tir устало=fatigu устана=instal
устано=establ,instal устн=oral устойч=stabl,stead устра=arrang устран=elimin устрои=arrang устрой=devic уступа=yield уступи=yield усы=mousta усынов=adopt утверд=approv утверж=assert,claim,statem
утес=cliff утечк=leak утеши=comfor утилит=applic,utilit утк=duck утону=drown уточни=clarif утр=morn утюг=iron ухо=ear уход=car уходи=took участ=part участв=contri,partic участн=member,partic,team
участо=plot,sit учеб=stud учебн=academ учен=schola,scient ученик=pupil учетн=accoun учи=learn,stud,teach училищ=colleg учит=consid учител=teache учрежд=instit,offic учтен=count ущел=gorg ущерб=damag
уязвим=vulner фабрик=factor фаз=phas фай=fil файл=fil факт=fact фактич=actual фактор=factor факуль=facult фамил=surnam фан=fan фантаз=fantas фарват=channe фартук=apron фарфор=porcel фасол=bean
фашист=fascis феврал=februa федера=federa ферм=farm фермер=farmer фея=fair фиалк=violet фигур=figur физик=physic физиче=physic филиа=branch филосо=philos фильм=film,movi фильтр=filter фина=final
финаль=final финанс=financ фиолет=purpl фирм=firm фитил=wick флаг=flag флейт=flut флот=fleet,nav фокус=focu фон=backgr фонар=lamp,lanter фонд=fund фонтан=founta форм=form,format,mould,shap
формал=formal формир=form форму=formul формул=formul форум=forum фотоап=camera фотогр=photog фрагме=fragme фраз=phras,senten фракц=fracti францу=french фреймв=framew фронт=front фрукт=fruit
фундам=found функц=functi фунт=pound футбо=footba футбол=footba футляр=cas хабаро=khabar хаос=chao характ=charac харбин=harbin хвали=prais хват=enough,mis хвата=lack хватк=grip хвост=tail
хельси=helsin хеш=hash хижин=cabin,hut хим=chemis химик=chemis химиче=chemic хирург=surgeo хлеб=bread хлопок=cotton ход=cours ходи=walk хозяин=host,landlo,master,owner хозяйк=mistre
хозяйс=econom,farm,househ хокк=hocke холер=choler холм=hill холод=cold холоди=refrig холодн=cold холст=canva хор=choir хорони=bur хорош=good,well хост=host хот=althou,though,least хоте=want храбр=brav
храм=templ хранен=storag храни=keep,stor хранил=stor храпе=snor хреб=ridg христи=christ хроник=chroni художе=artist художн=artist,painte хуж=wors хук=hook цар=king,tsar царапи=scratc царск=tsar
царств=kingdo,reign цвес=bloom цвет=colour цветен=bloom цветн=colour цветок=blosso,flower цел=aim,entir,goal,object цели=aim целик=whol цемент=cement цен=cost,pric ценн=valuab ценнос=valu цент=cent
центр=centr центра=centra цеп=chain цепочк=chain церемо=ceremo церков=church цивили=civili цик=cycl,loop цинк=zinc цирк=circu циркул=compas цит=quot цитат=quot цифр=digit,figur,number цифров=digita
цыплен=chick,chicke чай=tea чайк=gull чайник=kettl чанчун=changc час=clock,compon,hour,part часов=sentr часовщ=watchm част=freque,often частиц=partic частич=partia,part частн=privat частот=freque
чат=chat чаш=bowl чашк=cup чащ=thicke челове=human,man,mankin,person челюс=jaw чем=than чемода=suitca чемпио=champi черв=worm чердак=attic через=acros,throug,later череп=skull черепа=turtl черн=black
черни=ink черник=bluebe чернов=draft черт=devil,strok,backsl чертеж=draw,draugh черти=draw чертоп=thistl чес=honour чеснок=garlic честн=honest честол=ambiti четвер=fourth,quarte,thursd,back четыр=four
четыре=four четырн=fourte чечеви=lentil чин=rank чини=mend,repair чиновн=offici чис=number числ=number,even числен=number числов=number чист=blank,clean,pur,solid чисти=clean,peel чит=chita чита=read
читает=read читате=reader чиха=sneez член=member чрезвы=exceed чтен=read что=what чувств=emotio,feel,sens,sensit чуд=miracl чудесн=wonder чудови=monste чуж=foreig чулок=stock чум=plagu
шаблон=patter,templa шаг=step шайб=gang шал=shawl шанс=chanc шапк=cap,matter,front шар=ball,glob шарф=scarf шафран=saffro шахмат=ches шахт=min шахтер=miner шашк=draugh шевард=shevar шелк=silk
шепот=whispe шепта=whispe шерс=wool шес=six шест=sixth шеств=march,proces шестер=gear шестид=sixt шестна=sixtee шестьд=sixt шея=neck шин=tir шир=wider ширин=width широк=broad,wid,wide шит=sew
шифер=slat шицга=shitsg шка=scal шкаф=cabine,cupboa шко=school школьн=school шланг=hos шлем=helmet шляп=hat шокола=chocol шосс=highwa шоу=show шпион=spy шрифт=font,typ штаб=staff штамп=stamp штан=pant
штопа=mend штор=curtai шторм=storm штраф=fin,penalt штрихк=barcod штук=thing штукат=plaste штурва=helm штурм=storm шуб=fur,coat шум=nois шути=jok шутк=jok щедр=genero щек=cheek щелкну=click
щелчок=click щепк=chip щетк=brush щит=shield щук=pik эвакуа=evacu эволюц=evolut эквива=equiva экзаме=exam экземп=instan экипаж=crew эколог=ecolog эконом=econom экран=screen экрани=escap экскур=tour
экспед=expedi экспер=experi,expert экспоз=exhibi экспон=exhibi экспор=export электр=electr,pdf,book элемен=elemen,item элит=elit эмигр=emigra эмигра=emigr эмоц=emotio энерг=energ энерге=energ
энерги=vigoro энцикл=encycl эпизод=episod эпох=age,era эра=era эсс=essa,essay этаж=floor этап=stag эти=thes этих=thes это=thi этот=thi эффект=effect,effici эхо=echo юбил=annive юбк=skirt
южн=southe,south юмор=humour юникод=unicod юнос=youth юнош=lad юны=young юридич=legal юрист=lawyer яблок=appl явлен=phenom ягнено=lamb ягод=berr ядер=cor ядерн=nuclea ядр=cor язык=langua,tongu яйц=egg
якор=anchor яма=pit январ=januar янтар=amber япон=japan японец=japane японск=japane ярк=bright,vivid яркос=bright ярлык=label ярмарк=fair ярос=rag ясен=ash ясн=clear ястреб=hawk ячейк=cell ячмен=barle
ящериц=lizard ящик=box,drawer
"""
